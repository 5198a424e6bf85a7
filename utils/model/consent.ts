import { err, ok, type Result } from '@/utils/core/result';
import { sameKeyId } from '@/utils/model/key-id';

/**
 * The consent at Canvas, as far as addresses tell of it (RFC 6749, section 4.1). Canvas's pages are known by their
 * paths only. Pure; what an address holds of `code` and `state` is compared here and given to nobody.
 */

/** Whom and what the consent is about. */
export interface ConsentAsked {
  /** The connection's Canvas. */
  readonly origin: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

/** What is wrong with an address that a backend names. The words: `consent_fault_<fault>`. */
export const CONSENT_FAULTS = ['not-an-address', 'other-site', 'other-page', 'other-key', 'other-redirect', 'other-response'] as const;
export type ConsentFault = (typeof CONSENT_FAULTS)[number];

const AUTHORIZE_PATH = '/login/oauth2/auth';
const ASKING_PATHS: readonly string[] = ['/login/oauth2/confirm', '/login/oauth2/accept'];

/**
 * Judges the address at which a backend wants the admin to be asked (design rule 7): of this connection's Canvas,
 * on Canvas's own page for it, for our key and our redirect URI, and for a code. Answers the address to open, and
 * its `state`, which is for comparing in memory only.
 */
export function judgeConsentAddress(address: string, asked: ConsentAsked): Result<{ readonly href: string; readonly state: string }, ConsentFault> {
  // What `URL` drops without a word (tabs, line breaks) or reads its own way (a backslash) is no address here.
  const url = /^[\x21-\x5b\x5d-\x7e]+$/.test(address) ? URL.parse(address) : null;
  if (url === null) return err('not-an-address');
  if (url.protocol !== 'https:' || url.origin !== asked.origin || url.username !== '' || url.password !== '') return err('other-site');
  if (url.pathname !== AUTHORIZE_PATH || url.hash !== '') return err('other-page');
  // Said twice, each side may take another one of them.
  const only = (name: string) => (url.searchParams.getAll(name).length === 1 ? url.searchParams.get(name) : null);
  if (!sameKeyId(only('client_id') ?? '', asked.clientId)) return err('other-key');
  if (only('redirect_uri') !== asked.redirectUri) return err('other-redirect');
  const state = only('state') ?? '';
  if (only('response_type') !== 'code' || state === '') return err('other-response');
  return ok({ href: url.href, state });
}

/** Where the admin is at Canvas. `answered-itself`: a page that Canvas shows in place of asking. */
export type ConsentPlace = 'sign-in' | 'asking' | 'answered-itself';

/** Which of Canvas's pages an address of it is, by its path. */
export function placeInCanvas(pathname: string): ConsentPlace | null {
  if (pathname === AUTHORIZE_PATH) return 'answered-itself';
  if (ASKING_PATHS.includes(pathname)) return 'asking';
  return /^\/login(\/|$)/.test(pathname) ? 'sign-in' : null;
}

export interface ConsentReturn {
  /** `null`: Canvas has sent a code. */
  readonly error: string | null;
  /** Whether it is about the question with this `state`; `null` where it is not known which was asked. */
  readonly isOurs: boolean | null;
}

/**
 * What the address says to which Canvas sends people back; `null` for any other. `state`: that of the question, as
 * far as it is known. The error is one word of RFC 6749, or `unknown`.
 */
export function readReturn(address: string, redirectUri: string, state: string | null): ConsentReturn | null {
  const url = URL.parse(address);
  const back = URL.parse(redirectUri);
  if (url === null || back === null || url.origin !== back.origin || url.pathname !== back.pathname) return null;
  const error = url.searchParams.get('error');
  if (error === null && !url.searchParams.has('code')) return null;
  const isOurs = state === null ? null : url.searchParams.get('state') === state;
  return { error: error === null ? null : /^[a-z_]{1,40}$/.test(error) ? error : 'unknown', isOurs };
}
