import { ACCEPT, call, type Fetch } from '@/utils/canvas/answer';
import { secretIn } from '@/utils/canvas/developer-keys';
import { writes } from '@/utils/canvas/routes';
import { err, ok, type Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { KeyPlan } from '@/utils/model/developer-key';
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
      ...(plan.enforceScopes && { scopes: plan.scopes }),
    },
  });
  if (!answer.ok) return answer;
  const made = z.object({ id: z.pipe(z.union([z.string(), z.int()]), z.transform(String)) }).safeParse(answer.value.json);
  if (!made.success || !/^\d{1,25}$/.test(made.data.id)) return err({ kind: 'not-understood', status: 200 });
  const secret = secretIn(answer.value.json);
  return secret === null ? err({ kind: 'masked', status: 200 }) : ok({ clientId: made.data.id, secret });
}

/**
 * Turns a key ON for the account. By the API, since the toggle asks through `window.confirm` before about
 * 2024, which no script can answer. Canvas answers 200 for a new binding and 201 for a changed one ([B]).
 */
export async function turnOn(fetch: Fetch, cookies: () => string, accountId: string, clientId: string): Promise<Result<null, CanvasFailure>> {
  const answer = await write(fetch, cookies, writes.binding(accountId, clientId), { developer_key_account_binding: { workflow_state: 'on' } });
  return answer.ok ? ok(null) : answer;
}

function write(fetch: Fetch, cookies: () => string, path: string, body: unknown) {
  return call(fetch, path, {
    method: 'POST',
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
