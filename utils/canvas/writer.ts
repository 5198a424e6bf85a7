import { ACCEPT, call, type Fetch } from '@/utils/canvas/answer';
import { secretIn } from '@/utils/canvas/developer-keys';
import { writes } from '@/utils/canvas/routes';
import { err, ok, type Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { KeyChange, KeyPlan } from '@/utils/model/developer-key';
import { sameKeyId } from '@/utils/model/key-id';
import { z } from '@/utils/model/zod';

export interface CreatedKey {
  readonly clientId: string;
  readonly secret: Secret;
}

/** `masked`: the key exists, but the answer does not hold its whole secret. */
export type CreateFailure = CanvasFailure | { readonly kind: 'masked' | 'not-understood'; readonly status: number };

/**
 * Makes a developer key in the admin's session, from Canvas's own page. The answer holds the whole secret in
 * every generation, also in those that never show it again ([C]).
 */
export async function createKey(fetch: Fetch, cookies: () => string, accountId: string, plan: KeyPlan): Promise<Result<CreatedKey, CreateFailure>> {
  const answer = await write(fetch, cookies, writes.createKey(accountId), {
    developer_key: {
      name: plan.name,
      redirect_uris: plan.redirectUri,
      require_scopes: plan.enforceScopes,
      ...(plan.enforceScopes && { scopes: plan.scopes, allow_includes: plan.allowIncludes }),
      ...(plan.email !== null && { email: plan.email }),
    },
  });
  return answer.ok ? pairIn(answer.value.json) : answer;
}

/**
 * Has Canvas make a new secret for a key; from then on every token of that key is dead
 * (`invalidate_access_tokens_if_secret_changed!`). Only [C], and only where Instructure has turned it on: 403 elsewhere.
 */
export async function regenerateSecret(fetch: Fetch, cookies: () => string, clientId: string): Promise<Result<CreatedKey, CreateFailure>> {
  const answer = await write(fetch, cookies, writes.regenerateSecret(clientId), {});
  if (!answer.ok) return answer;
  const pair = pairIn(answer.value.json);
  // An answer about another key is of no use, whatever it holds.
  return pair.ok && !sameKeyId(pair.value.clientId, clientId) ? err({ kind: 'not-understood', status: 200 }) : pair;
}

/** Changes what is named about a key, and nothing else. Doing it again changes nothing more. */
export async function updateKey(fetch: Fetch, cookies: () => string, clientId: string, change: KeyChange): Promise<Result<null, CanvasFailure>> {
  const answer = await write(fetch, cookies, writes.key(clientId), { developer_key: fieldsOf(change) }, 'PUT');
  return answer.ok ? ok(null) : answer;
}

/** The names that Canvas takes ([B] `developer_keys_controller.rb`). */
function fieldsOf(change: KeyChange): Record<string, unknown> {
  const fields = {
    name: change.name,
    email: change.email,
    redirect_uris: change.redirectUris?.join('\n'),
    redirect_uri: change.legacyRedirectUri,
    scopes: change.scopes,
    allow_includes: change.allowIncludes,
    client_credentials_audience: change.audience,
    vendor_code: change.vendorCode,
    icon_url: change.iconUrl,
    notes: change.notes,
    test_cluster_only: change.testClusterOnly,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The pair in an answer that holds a secret whole: that of a creation or of a regeneration. */
function pairIn(json: unknown): Result<CreatedKey, CreateFailure> {
  const made = z.object({ id: z.pipe(z.union([z.string(), z.int()]), z.transform(String)) }).safeParse(json);
  if (!made.success || !/^\d{1,25}$/.test(made.data.id)) return err({ kind: 'not-understood', status: 200 });
  const secret = secretIn(json);
  return secret === null ? err({ kind: 'masked', status: 200 }) : ok({ clientId: made.data.id, secret });
}

/**
 * Turns a key ON or OFF for the account. By the API, since the toggle asks through `window.confirm` before about
 * 2024, which no script can answer. Canvas answers 200 for a new binding and 201 for a changed one ([B]).
 */
export async function switchKey(fetch: Fetch, cookies: () => string, accountId: string, clientId: string, to: 'on' | 'off'): Promise<Result<null, CanvasFailure>> {
  const answer = await write(fetch, cookies, writes.binding(accountId, clientId), { developer_key_account_binding: { workflow_state: to } });
  return answer.ok ? ok(null) : answer;
}

function write(fetch: Fetch, cookies: () => string, path: string, body: unknown, method: 'POST' | 'PUT' = 'POST') {
  return call(fetch, path, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: ACCEPT,
      'Content-Type': 'application/json',
      'X-Requested-With': 'XMLHttpRequest',
      'X-CSRF-Token': csrfToken(cookies()),
    },
    body: JSON.stringify(body),
  });
}

/** Canvas's CSRF token out of `document.cookie`. It changes with every answer, so it is read just before each write. */
export function csrfToken(cookie: string): string {
  const raw = /(?:^|;\s*)_csrf_token=([^;]*)/.exec(cookie)?.[1] ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}
