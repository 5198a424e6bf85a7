import type { SiteFetch } from '../../site';
import type { StoredConnection } from '../state';
import type { Code } from '@/utils/intelliboard/contract';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

/** What went wrong at Canvas. */
export interface CanvasFault {
  readonly code: Code;
  readonly message: string;
}

type Key = StoredConnection['config']['developerKey'];

const TokensSchema = z.object({ access_token: z.string(), refresh_token: z.optional(z.string()), user: z.optional(z.object({ name: z.string() })) });
export type Tokens = z.infer<typeof TokensSchema>;

const RefusalSchema = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/** `POST /login/oauth2/token` of a Canvas (RFC 6749, sections 4.1.3 and 6). Never rejects. */
export async function tokensFor(fetch: SiteFetch, url: string, { clientId, clientSecret }: Key, grant: Readonly<Record<string, string>>): Promise<Tokens | { readonly fault: CanvasFault }> {
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant }).toString();
  const answer = await asked(fetch, `${url}/login/oauth2/token`, { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }, body });
  if (answer === null) return { fault: UNREACHABLE };
  const tokens = TokensSchema.safeParse(answer.json);
  if (answer.status === 200 && tokens.success) return tokens.data;
  const refusal = RefusalSchema.safeParse(answer.json).data;
  return { fault: faultOf(refusal?.error, refusal?.error_description) };
}

function faultOf(error: string | undefined, description: string | undefined): CanvasFault {
  switch (error) {
    case undefined:
      return UNREACHABLE;
    case 'invalid_client':
      return description === 'unknown client' ? { code: 'unknown_client', message: 'Canvas does not know this client id any more.' } : { code: 'wrong_secret', message: 'Canvas does not accept this client secret.' };
    default:
      return { code: 'not_authorized', message: 'Canvas does not accept what the authorisation gave. It has to be given anew.' };
  }
}

const UNREACHABLE: CanvasFault = { code: 'canvas_unreachable', message: 'Canvas could not be reached.' };

/**
 * A `GET` of Canvas's API with an access token. A key that is OFF makes its tokens worthless
 * (`authentication_methods.rb`), which no other sign tells. Never rejects.
 */
export async function readCanvas(fetch: SiteFetch, address: string, accessToken: string): Promise<{ readonly json: unknown; readonly next: string | null } | { readonly fault: CanvasFault }> {
  const answer = await asked(fetch, address, { headers: { accept: 'application/json+canvas-string-ids, application/json', authorization: `Bearer ${accessToken}` } });
  if (answer === null) return { fault: UNREACHABLE };
  if (answer.status === 401) return { fault: { code: 'not_authorized', message: 'Canvas does not accept the access token.' } };
  if (answer.status === 429 || answer.text.includes('Rate Limit Exceeded')) return { fault: { code: 'rate_limited', message: 'Canvas was asked too often.' } };
  if (answer.status === 403) return { fault: { code: 'insufficient_scopes', message: 'Whoever authorised IntelliBoard may not read this in Canvas.' } };
  if (answer.status !== 200) return { fault: UNREACHABLE };
  const next = /<([^>]+)>; rel="next"/.exec(answer.headers['link'] ?? '')?.[1] ?? null;
  return { json: answer.json, next };
}

async function asked(fetch: SiteFetch, address: string, init: Parameters<SiteFetch>[1]) {
  try {
    const answer = await fetch(address, init);
    return { ...answer, json: parseJson(answer.text) };
  } catch {
    return null;
  }
}
