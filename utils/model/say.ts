/** Gives the words for a code: those of the message `<prefix>_<code>`, with `params` put in. Rooms that are pure are handed it. */
export type Say = (prefix: string, code: string, params?: readonly string[]) => string;
