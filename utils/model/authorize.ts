import type { DeveloperKey } from '@/utils/model/developer-key';
import { sameKeyId } from '@/utils/model/key-id';
import { ProblemSchema } from '@/utils/model/problem';
import { z } from '@/utils/model/zod';

/** What can be under way. `consenting` waits for a person: Canvas asks them whether IntelliBoard may act for them. */
export const AUTHORIZE_ACTIVITIES = ['beginning', 'consenting', 'checking'] as const;

/** How the consent stands at IntelliBoard (contract v1). */
export const CONSENT_STATES = ['none', 'waiting', 'granted', 'refused', 'expired', 'revoked'] as const;

/** How much a developer key has been used, as Canvas's list of keys says it. */
const KeyUseSchema = z.object({ clientId: z.string(), at: z.string(), tokens: z.nullable(z.number()), lastUsedAt: z.nullable(z.string()) });
export type KeyUse = z.infer<typeof KeyUseSchema>;

/** Who is signed in at Canvas, and so would be the one to authorise. */
const PersonSchema = z.object({
  at: z.string(),
  name: z.string(),
  /** Has an administrator's rights on the root account. */
  isAdmin: z.boolean(),
  /** Canvas sees with another person's eyes; `null` where it does not say. */
  actingAs: z.nullable(z.boolean()),
});
export type Person = z.infer<typeof PersonSchema>;

/**
 * Step `authorize`. OAuth's `code` and `state` are never among this: an address that holds them is compared in
 * memory and forgotten.
 */
export const AuthorizeStateSchema = z.object({
  activity: z.nullable(z.object({ kind: z.enum(AUTHORIZE_ACTIVITIES), since: z.string() })),
  /** API road: idempotency key of the request that begins the consent, kept until it is answered. */
  beginKey: z.nullable(z.string()),
  /** Until when Canvas's page may be answered, RFC 3339 UTC. */
  expiresAt: z.nullable(z.string()),
  /** Where the admin was seen at Canvas, while they are at it. */
  place: z.nullable(z.enum(['sign-in', 'asking'])),
  person: z.nullable(PersonSchema),
  /** API road: IntelliBoard's own word. `code` is one of the contract's. */
  consent: z.nullable(z.object({ state: z.enum(CONSENT_STATES), code: z.nullable(z.string()), at: z.nullable(z.string()), by: z.nullable(z.string()) })),
  /** Form road: how much the key had been used before, and now. A rise is the evidence. */
  before: z.nullable(KeyUseSchema),
  after: z.nullable(KeyUseSchema),
  grantedAt: z.nullable(z.string()),
  problem: z.nullable(ProblemSchema),
});
export type AuthorizeState = z.infer<typeof AuthorizeStateSchema>;

/** Nobody has been asked yet. */
export const NOT_AUTHORIZED: AuthorizeState = {
  activity: null,
  beginKey: null,
  expiresAt: null,
  place: null,
  person: null,
  consent: null,
  before: null,
  after: null,
  grantedAt: null,
  problem: null,
};

/** How much a key has been used by `at` (RFC 3339). */
export function readingOf({ id, accessTokenCount, lastUsedAt }: DeveloperKey, at: string): KeyUse {
  return { clientId: id, at, tokens: accessTokenCount, lastUsedAt };
}

/**
 * Takes the first reading of a key for how much it had been used before anybody authorised. Later readings of the
 * same key change nothing; another key begins anew, and what was seen of the first one says nothing of it.
 */
export function withBaseline(state: AuthorizeState, use: KeyUse): AuthorizeState {
  if (state.before !== null && sameKeyId(state.before.clientId, use.clientId)) return state;
  return { ...state, before: use, after: null, grantedAt: state.consent === null ? null : state.grantedAt };
}

/**
 * Whether somebody has authorised between two readings of a key: it has more tokens; or it had none and has been
 * used. A key with tokens is used by whoever holds one, so that its last use proves nothing. Canvas counts no tokens
 * for everybody to see (`null`): then its last use is all there is.
 */
export function hasRisen(before: KeyUse, after: KeyUse): boolean {
  if (!sameKeyId(before.clientId, after.clientId)) return false;
  if (before.tokens !== null && after.tokens !== null && after.tokens > before.tokens) return true;
  if ((before.tokens ?? 0) > 0 || after.lastUsedAt === null) return false;
  return before.lastUsedAt === null || Date.parse(after.lastUsedAt) > Date.parse(before.lastUsedAt);
}
