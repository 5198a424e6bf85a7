import { EXPIRIES } from '../expiry';
import { KEY_TYPES, SCOPE, type DapKey } from '../keys';
import type { DapState } from '../state';
import type { Session } from './sessions';
import type { Words } from './words';
import { z } from '@/utils/model/zod';

export const FIELDS = ['name', 'scope', 'expiry', 'type'] as const;
export type Field = (typeof FIELDS)[number];

/** "Add New Key" as it was typed: empty is what was not chosen. */
export const FormSchema = z.strictObject({ name: z.string(), scope: z.string(), expiry: z.string(), type: z.string() });
export type KeyForm = z.infer<typeof FormSchema>;

export const EMPTY: KeyForm = { name: '', scope: '', expiry: '', type: '' };

/** The scope as controls have it. */
export const SCOPE_VALUE = 'canvas_data_2';

export type Faults = Partial<Record<Field, keyof Words['keys']['faults']>>;

const NewKeySchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(255)),
  scope: z.literal(SCOPE_VALUE),
  expiry: z.enum(EXPIRIES),
  type: z.enum(KEY_TYPES),
});

/** "Save": the key waits for the code that is now in the e-mail. Returns what is wrong instead, by field. */
export function ask(session: Session, form: KeyForm): Faults | null {
  const parsed = NewKeySchema.safeParse(form);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
    return Object.fromEntries(FIELDS.filter((field) => wrong.has(field)).map((field) => [field, form[field].trim() === '' ? 'required' : 'invalid']));
  }
  const { name, expiry, type } = parsed.data;
  session.pending = { name, expiry, type };
  return null;
}

/** The code from the e-mail makes the key that waits for it. Assumed: a wrong one may be followed by another try. */
export function verify(state: DapState, session: Session, code: string): DapKey | 'wrong' | 'nothing-waits' {
  const { pending } = session;
  if (pending === null) return 'nothing-waits';
  if (code.trim() !== state.emailCode) return 'wrong';
  session.pending = null;
  return state.keys.add(pending);
}

/** The credentials, this once. `null`: never (a partner's), or not again. */
export function reveal(key: DapKey): { clientId: string; secret: string } | null {
  if (key.type === 'partner' || key.window !== 'unopened') return null;
  key.window = 'open';
  return { clientId: key.clientId, secret: key.secret };
}

export function close(key: DapKey): void {
  if (key.window === 'open') key.window = 'closed';
}

/** A key as the list has it: nothing in it is a secret. Times are in ms since 1970. */
export type KeyRow = ReturnType<typeof rowOf>;

export function rowOf({ ref, name, expiry, expiresAt, type, createdAt, window }: DapKey) {
  const credentials: 'waiting' | 'mailed' | 'gone' = type === 'partner' ? 'mailed' : window === 'unopened' ? 'waiting' : 'gone';
  return { ref, name, scope: SCOPE, expiry, expiresAt, type, createdAt, credentials };
}
