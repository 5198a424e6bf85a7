import { CONNECTION_FIELDS } from '@/utils/model/connection-form';
import { KeyChangeSchema } from '@/utils/model/developer-key';
import { z } from '@/utils/model/zod';

/** Whose system an effect is on. The words: `journal_where_<place>`. */
export const JOURNAL_PLACES = ['canvas', 'canvas-data', 'intelliboard'] as const;

/**
 * Every effect that this product has on a remote system. The words: `journal_<deed>`. A new one is added here, and
 * where it happens (`entrypoints/background/journaled.ts`).
 */
export const JOURNAL_DEEDS = [
  'key-create',
  'key-regenerate',
  'key-form-fill',
  'key-turn-on',
  'key-turn-off',
  'key-change',
  'data-query',
  'connection-send',
  'connection-data',
  'category-create',
  'connection-details',
  'connection-key',
  'connection-filters',
  'connection-roles',
  'connection-activate',
  'connection-remove',
  'checks-request',
  'authorization-begin',
  'run-start',
  'monitor-token-make',
  'monitor-token-revoke',
  'connection-form-fill',
  'connection-form-put',
] as const;
export type JournalDeed = (typeof JOURNAL_DEEDS)[number];

/** `unknown`: it was begun, and what became of it was not heard. The words: `journal_outcome_<outcome>`. */
export const JOURNAL_OUTCOMES = ['done', 'refused', 'unknown'] as const;
export type JournalOutcome = (typeof JOURNAL_OUTCOMES)[number];

/** A host name, and a code: neither of them has room for a secret. */
export const HOST_FORM = /^(?=.*[a-z])[a-z0-9-]{1,39}(\.[a-z0-9-]{1,39}){1,7}$/;
export const CODE_FORM = /^[a-z]{1,20}([_-][a-z]{1,20}){0,5}$/;

/** The properties of a developer key that a change may be about. The words: `journal_field_<name>`. */
export const KEY_PROPERTIES = z.keyof(KeyChangeSchema).options;

/**
 * What an entry may say beside its code. Each word has a form that no secret has (letters alone, digits alone, a host
 * name) or is too short for one, so that nothing secret can be among them whoever passes what.
 */
const WORDS = {
  /** Host of the service. */
  host: z.string().check(z.maxLength(253), z.regex(HOST_FORM)),
  /** Client id of a developer key. */
  key: z.string().check(z.regex(/^[\d~]{1,25}$/)),
  /** Id of a connection at IntelliBoard. */
  connection: z.string().check(z.regex(/^[\w-]{1,36}$/)),
  /** HTTP status. */
  status: z.int().check(z.gte(100), z.lte(599)),
  /** Code of a reason: of a problem, or of an answer. */
  why: z.string().check(z.regex(CODE_FORM)),
  /** How often it was tried. */
  tries: z.int().check(z.gte(1), z.lte(1_000)),
  /** The fields or properties that it was about. */
  fields: z.array(z.enum([...CONNECTION_FIELDS, ...KEY_PROPERTIES])).check(z.maxLength(20)),
};
const WordsSchema = z.strictObject({
  host: z.optional(WORDS.host),
  key: z.optional(WORDS.key),
  connection: z.optional(WORDS.connection),
  status: z.optional(WORDS.status),
  why: z.optional(WORDS.why),
  tries: z.optional(WORDS.tries),
  fields: z.optional(WORDS.fields),
});
export type JournalWords = z.infer<typeof WordsSchema>;

export const JournalEntrySchema = z.strictObject({
  /** Unique; that of the intent, or its idempotency key, where what is done has one. */
  id: z.string().check(z.regex(/^[\w-]{1,36}$/)),
  /** When it was begun, RFC 3339 UTC. */
  at: z.iso.datetime(),
  /** The connection for which it was. */
  runId: z.string().check(z.regex(/^[\w-]{1,36}$/)),
  where: z.enum(JOURNAL_PLACES),
  what: z.enum(JOURNAL_DEEDS),
  outcome: z.enum(JOURNAL_OUTCOMES),
  words: WordsSchema,
});
export type JournalEntry = z.infer<typeof JournalEntrySchema>;

/** The words among these that an entry may hold; the others are left out, not shortened. */
export function journalWords(said: Readonly<Record<string, unknown>>): JournalWords {
  const kept = Object.entries(said).filter(([name, value]) => Object.hasOwn(WORDS, name) && WORDS[name as keyof JournalWords].safeParse(value).success);
  return WordsSchema.parse(Object.fromEntries(kept));
}
