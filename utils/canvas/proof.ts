import { parseJson, type Fetch } from '@/utils/canvas/answer';
import { api } from '@/utils/canvas/routes';
import { err, ok, type Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { z } from '@/utils/model/zod';

export type Proof = 'accepted' | 'wrong-secret' | 'unknown-client' | 'unclear';

const OAuthError = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/**
 * Asks Canvas's token endpoint whether it knows this pair, with a code that cannot exist. The key and the
 * secret are checked before the code, so `invalid_grant` means that the pair is right (`grant_types/base_type.rb`,
 * [B]). No `redirect_uri` is sent (older releases redirected errors when it was), and no cookies.
 * `error_description` is a constant of Canvas's code, never translated. Whether the key is ON is not checked here.
 */
export async function provePair(fetch: Fetch, origin: string, clientId: string, secret: Secret): Promise<Result<Proof, CanvasFailure>> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(api.token(origin), {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        client_secret: secret.reveal(),
        code: `connection-check-${crypto.randomUUID()}`,
      }).toString(),
    });
    ({ status } = response);
    text = await response.text();
  } catch {
    return err({ kind: 'unreachable', status: 0 });
  }
  if (status === 429 || text.includes('Rate Limit Exceeded')) return err({ kind: 'throttled', status });
  if (status >= 500) return err({ kind: 'server', status });
  const said = OAuthError.safeParse(parseJson(text));
  if (!said.success) return ok('unclear');
  if (status === 400 && said.data.error === 'invalid_grant') return ok('accepted');
  if (status === 401 && said.data.error === 'invalid_client') {
    return ok(said.data.error_description === 'unknown client' ? 'unknown-client' : 'wrong-secret');
  }
  return ok('unclear');
}
