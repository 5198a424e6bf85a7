/** So many characters have key and secret of the Canvas Data Portal each: what was ever seen of them; not documented. */
export const PORTAL_VALUE_LENGTH = 40;
/** The same by its shape: hexadecimal digits. */
export const PORTAL_VALUE = /^[0-9a-f]{40}$/i;
