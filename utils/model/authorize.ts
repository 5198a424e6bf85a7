import { ProblemSchema } from '@/utils/model/problem';
import { z } from '@/utils/model/zod';

/** What can be under way. `consenting` waits for a person: Canvas asks them whether IntelliBoard may act for them. */
export const AUTHORIZE_ACTIVITIES = ['beginning', 'consenting', 'checking'] as const;

/** How the consent stands at IntelliBoard (contract v1). */
export const CONSENT_STATES = ['none', 'waiting', 'granted', 'refused', 'expired', 'revoked'] as const;

/** How much a developer key has been used, as Canvas's list of keys says it. */
const KeyUseSchema = z.object({ at: z.string(), tokens: z.nullable(z.number()), lastUsedAt: z.nullable(z.string()) });

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
export const NOT_AUTHORIZED: AuthorizeState = { activity: null, beginKey: null, expiresAt: null, consent: null, before: null, after: null, grantedAt: null, problem: null };
