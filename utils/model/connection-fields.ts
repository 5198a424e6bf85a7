// Apart from what has a schema, because these go into IntelliBoard's page with the script that reads it.

/** The fields of IntelliBoard's connection form, in its order. Their names for people: `connection_field_<field>`. */
export const CONNECTION_FIELDS = ['lmsName', 'url', 'clientId', 'clientSecret', 'category', 'newCategory', 'active', 'dynamicTables', 'hour', 'dataClientId', 'dataClientSecret', 'dataFrequency'] as const;
export type ConnectionField = (typeof CONNECTION_FIELDS)[number];

/** What became of writing into one field. `gone`: the page has changed since it was looked at. */
export const FILL_RESULTS = ['written', 'already', 'not-taken', 'no-such-option', 'gone'] as const;
export type FillResult = (typeof FILL_RESULTS)[number];
/** The same for the field that the admin has clicked into. */
export const PUT_RESULTS = ['written', 'already', 'not-taken', 'no-such-option', 'no-field', 'in-a-frame', 'visible', 'other-kind', 'no-page', 'no-value'] as const;
export type PutResult = (typeof PUT_RESULTS)[number];

export const CONNECTION_MARKS = ['url', 'keys', 'data'] as const;
export type ConnectionMark = (typeof CONNECTION_MARKS)[number];
export const MARK_STATES = ['good', 'bad', 'waiting'] as const;
export type MarkState = (typeof MARK_STATES)[number];
