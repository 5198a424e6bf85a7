import { problem, type Problem, type ProblemCode } from '@/utils/model/problem';

/** What a refusal is about, so that it can be said and put right. */
interface About {
  readonly host: string;
  readonly clientId: string;
  /** Canvas's page of developer keys. */
  readonly keysPage: string;
  /** The name of whoever authorised, where IntelliBoard tells. */
  readonly by: string | null;
}

/** Put right on Canvas's page of developer keys. */
const ON_KEYS_PAGE: ReadonlySet<ProblemCode> = new Set(['authorize_key_off', 'authorize_redirect', 'authorize_scopes', 'authorize_unknown_client']);

/** Contract v1: why a consent came to nothing. */
const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  key_off: 'authorize_key_off',
  redirect_mismatch: 'authorize_redirect',
  insufficient_scopes: 'authorize_scopes',
  unknown_client: 'authorize_unknown_client',
  wrong_secret: 'authorize_wrong_secret',
  authorizer_not_admin: 'authorize_wrong_person',
  not_authorized: 'authorize_cancelled',
};

/** What Canvas sends back in `error` (RFC 6749, section 4.1.2.1; [B] `oauth2_provider_controller.rb`). */
const BY_ERROR: Readonly<Record<string, ProblemCode>> = {
  unauthorized_client: 'authorize_key_off',
  invalid_scope: 'authorize_scopes',
  access_denied: 'authorize_cancelled',
};

/** What Canvas shows itself, in place of asking. */
const BY_PAGE = { 'unknown-client': 'authorize_unknown_client', 'redirect-mismatch': 'authorize_redirect' } as const satisfies Record<string, ProblemCode>;

function refusal(code: ProblemCode, said: string, { host, clientId, keysPage, by }: About, at: Date): Problem {
  const link = ON_KEYS_PAGE.has(code) ? keysPage : null;
  if (code === 'authorize_refused') return problem(code, at, [said]);
  return problem(code, at, code === 'authorize_wrong_person' ? [by ?? '?'] : [code === 'authorize_wrong_secret' ? host : clientId], link);
}

/** IntelliBoard's word. */
export function refusedByCode(code: string | null, about: About, at: Date): Problem {
  return refusal(BY_CODE[code ?? ''] ?? 'authorize_refused', code ?? 'unknown', about, at);
}

/** Canvas's word, in the address to which it sends people back. */
export function refusedByError(error: string, about: About, at: Date): Problem {
  return refusal(BY_ERROR[error] ?? 'authorize_refused', error, about, at);
}

/** Canvas's word, on its own page. */
export function refusedOnPage(shown: keyof typeof BY_PAGE, about: About, at: Date): Problem {
  return refusal(BY_PAGE[shown], shown, about, at);
}
