import { read, readAll, type ReadAllOptions } from '@/utils/canvas/reader';
import type { Fetch } from '@/utils/canvas/answer';
import { api } from '@/utils/canvas/routes';
import { err, ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey } from '@/utils/model/developer-key';
import { sameKeyId } from '@/utils/model/key-id';
import { z } from '@/utils/model/zod';

/** `CanvasSlug.generate(nil, 64)`; a masked secret is five characters and three dots ([C]). */
const FULL_SECRET = /^[A-Za-z0-9]{64}$/;

const text = z.nullish(z.string());
const id = z.pipe(z.union([z.string(), z.int()]), z.transform(String));

/**
 * A key as the list gives it (`lib/api/v1/developer_key.rb`, [A'] to [C]). `api_key` is not among the
 * fields, so zod drops it: no other vendor's secret leaves this parser.
 */
const ListedKey = z.object({
  id,
  name: text,
  email: text,
  created_at: text,
  last_used_at: text,
  access_token_count: z.nullish(z.number()),
  redirect_uri: text,
  /** One string joined by newlines. */
  redirect_uris: z.nullish(z.union([z.string(), z.array(z.string())])),
  require_scopes: z.nullish(z.boolean()),
  scopes: z.nullish(z.array(z.string())),
  allow_includes: z.nullish(z.boolean()),
  client_credentials_audience: text,
  vendor_code: text,
  icon_url: text,
  notes: text,
  test_cluster_only: z.nullish(z.boolean()),
  is_lti_key: z.nullish(z.boolean()),
  inherited_from: text,
  /** ON or OFF is the binding's state; a key without one is off. The key's own `workflow_state` is another thing. */
  developer_key_account_binding: z.nullish(z.object({ workflow_state: z.enum(['on', 'off', 'allow']) })),
});

/** Parses one key without its secret; `null` for an inherited one or for what is no key. */
export function parseKey(json: unknown): DeveloperKey | null {
  const parsed = ListedKey.safeParse(json);
  if (!parsed.success || parsed.data.inherited_from) return null;
  const key = parsed.data;
  return {
    id: key.id,
    name: key.name ?? null,
    email: key.email ?? null,
    state: key.developer_key_account_binding?.workflow_state ?? 'off',
    isLti: key.is_lti_key ?? false,
    redirectUris: Array.isArray(key.redirect_uris) ? key.redirect_uris : (key.redirect_uris ?? '').split(/\s+/).filter((uri) => uri !== ''),
    legacyRedirectUri: key.redirect_uri || null,
    requireScopes: key.require_scopes ?? false,
    scopes: key.scopes ?? [],
    allowIncludes: key.allow_includes ?? false,
    audience: key.client_credentials_audience || null,
    vendorCode: key.vendor_code || null,
    iconUrl: key.icon_url || null,
    notes: key.notes || null,
    testClusterOnly: key.test_cluster_only ?? false,
    createdAt: key.created_at ?? null,
    lastUsedAt: key.last_used_at ?? null,
    accessTokenCount: key.access_token_count ?? null,
  };
}

/** All keys of the account itself, newest first, secrets dropped. Inherited keys are not among them. */
export async function listKeys(fetch: Fetch, origin: string, accountId: string, options: ReadAllOptions = {}): Promise<Result<DeveloperKey[], CanvasFailure>> {
  const list = await readAll(fetch, api.keys(origin, accountId), options);
  if (!list.ok) return list;
  return ok(list.value.map(parseKey).filter((key) => key !== null));
}

/** One key without its secret, by its id or the local form of it; `null` when the account has none of that id. */
export async function readKey(fetch: Fetch, origin: string, accountId: string, clientId: string): Promise<Result<DeveloperKey | null, CanvasFailure>> {
  const one = await readOne(fetch, origin, accountId, clientId);
  return one.ok ? ok(one.value === null ? null : parseKey(one.value)) : one;
}

/**
 * The secret of the one key that the admin chose, and of no other. `null`: Canvas does not show it whole any
 * more ([C] with `developer_key_regenerate_secret`), or the key is gone.
 */
export async function readSecret(fetch: Fetch, origin: string, accountId: string, clientId: string): Promise<Result<Secret | null, CanvasFailure>> {
  const one = await readOne(fetch, origin, accountId, clientId);
  if (!one.ok) return one;
  return ok(secretIn(one.value));
}

/** The whole secret in a key's JSON, or `null` if it is masked, shortened or missing. */
export function secretIn(json: unknown): Secret | null {
  const parsed = z.object({ api_key: z.string(), api_key_truncated: z.optional(z.boolean()) }).safeParse(json);
  if (!parsed.success || parsed.data.api_key_truncated === true || !FULL_SECRET.test(parsed.data.api_key)) return null;
  return new Secret(parsed.data.api_key);
}

async function readOne(fetch: Fetch, origin: string, accountId: string, clientId: string): Promise<Result<unknown, CanvasFailure>> {
  const answer = await read(fetch, api.key(origin, accountId, clientId));
  if (!answer.ok) return answer;
  if (!Array.isArray(answer.value.json)) return err({ kind: 'not-canvas', status: 200 });
  const found = (answer.value.json as unknown[]).find((item) => sameKeyId(z.object({ id }).safeParse(item).data?.id ?? '', clientId));
  return ok(found ?? null);
}
