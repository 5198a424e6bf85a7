import { z } from '@/utils/model/zod';

/**
 * A developer key as this product keeps it: without its secret. Canvas's list carries the secret of every
 * vendor's key, and this schema is what makes sure that it goes no further (`utils/canvas/developer-keys`).
 */
export const DeveloperKeySchema = z.object({
  /** The client id: a global id beyond 2^53 at times, hence a string. */
  id: z.string(),
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  state: z.enum(['on', 'off', 'allow']),
  isLti: z.boolean(),
  redirectUris: z.array(z.string()),
  legacyRedirectUri: z.nullable(z.string()),
  requireScopes: z.boolean(),
  scopes: z.array(z.string()),
  allowIncludes: z.boolean(),
  audience: z.nullable(z.string()),
  vendorCode: z.nullable(z.string()),
  iconUrl: z.nullable(z.string()),
  notes: z.nullable(z.string()),
  testClusterOnly: z.boolean(),
  /** RFC 3339, UTC, as Canvas gives it. */
  createdAt: z.nullable(z.string()),
  lastUsedAt: z.nullable(z.string()),
  /** Tokens that live under this key; `null` where Canvas does not say. */
  accessTokenCount: z.nullable(z.number()),
});
export type DeveloperKey = z.infer<typeof DeveloperKeySchema>;

/** What is going to be made. */
export const KeyPlanSchema = z.object({
  name: z.string(),
  redirectUri: z.string(),
  /** Owner Email, which the article does not require; `null` leaves it empty. */
  email: z.nullable(z.string()),
  enforceScopes: z.boolean(),
  /** The scopes to enforce, in this Canvas's own spelling; empty when they are not enforced. */
  scopes: z.array(z.string()),
  /** Allow Include Parameters; Canvas offers it only while scopes are enforced. */
  allowIncludes: z.boolean(),
});
export type KeyPlan = z.infer<typeof KeyPlanSchema>;

/** One way in which a key differs from its plan. The words: `finding_<code>`. */
export const FINDINGS = [
  'off',
  'not_api_key',
  'redirect_uri',
  'legacy_redirect_uri',
  'scopes_missing',
  'includes_off',
  'audience',
  'vendor_code',
  'icon_url',
  'notes',
  'test_cluster_only',
  'name',
  'owner_email',
] as const;
export type FindingCode = (typeof FINDINGS)[number];
export const FindingSchema = z.object({
  code: z.enum(FINDINGS),
  /** Whether the key cannot work like this, or merely is not as it was planned. */
  grave: z.boolean(),
  /** Whether "Fix it" is offered: it takes nothing away that anybody may rely on. */
  fixable: z.boolean(),
  /** What Canvas has, as text; empty where that says nothing. */
  found: z.string(),
});
export type Finding = z.infer<typeof FindingSchema>;

/** What is changed about an existing key; what is not named stays as it is. */
export const KeyChangeSchema = z.strictObject({
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  /** The whole list from then on. */
  redirectUris: z.optional(z.array(z.string())),
  legacyRedirectUri: z.optional(z.literal('')),
  /** The whole list from then on. */
  scopes: z.optional(z.array(z.string())),
  allowIncludes: z.optional(z.boolean()),
  audience: z.optional(z.literal('internal')),
  vendorCode: z.optional(z.literal('')),
  iconUrl: z.optional(z.literal('')),
  notes: z.optional(z.literal('')),
  testClusterOnly: z.optional(z.boolean()),
});
export type KeyChange = z.infer<typeof KeyChangeSchema>;
