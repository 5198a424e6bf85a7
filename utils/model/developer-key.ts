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
  enforceScopes: z.boolean(),
  /** The scopes to enforce; empty when they are not enforced. */
  scopes: z.array(z.string()),
});
export type KeyPlan = z.infer<typeof KeyPlanSchema>;

/** One way in which a key differs from its plan. The words: `finding_<code>`. */
export const FINDINGS = [
  'off',
  'not_api_key',
  'redirect_uri',
  'legacy_redirect_uri',
  'scopes_enforced',
  'scopes_missing',
  'audience',
  'vendor_code',
  'icon_url',
  'test_cluster_only',
  'name',
] as const;
export const FindingSchema = z.object({
  code: z.enum(FINDINGS),
  /** Whether the key cannot work like this, or merely is not as it was planned. */
  grave: z.boolean(),
  /** What Canvas has, as text; empty where that says nothing. */
  found: z.string(),
});
export type Finding = z.infer<typeof FindingSchema>;
