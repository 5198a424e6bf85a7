import { err, ok, type Result } from '@/utils/core/result';

export type CanvasKind = 'production' | 'test' | 'beta';

export interface CanvasAddress {
  /** `https://host` or `https://host:port`, nothing else: what IntelliBoard's URL field wants. */
  readonly origin: string;
  readonly kind: CanvasKind;
  /** The account in the address the admin came from (`/accounts/5/…`), `null` for other pages. */
  readonly accountInPath: string | null;
}

export type AddressFault = 'empty' | 'not-https' | 'not-an-address' | 'has-credentials';

/**
 * Reduces whatever an admin pastes, or the address of any Canvas page, to the address of that Canvas.
 * A missing scheme is taken for https; path, query, a trailing slash and the default port fall away.
 *
 * Test and beta environments carry `.test.` or `.beta.` before `instructure.com` (Canvas Production, Beta
 * and Test environments, Instructure community guide); on a school's own domain they cannot be told apart.
 */
export function parseCanvasAddress(input: string): Result<CanvasAddress, AddressFault> {
  const text = input.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  if (text === '') return err('empty');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'http') return err('not-https');
  if (scheme !== undefined && scheme !== 'https') return err('not-an-address');
  const url = URL.parse(scheme === undefined ? `https://${text}` : text);
  if (url === null || !isPublicHostName(url.hostname)) return err('not-an-address');
  if (url.username !== '' || url.password !== '') return err('has-credentials');
  return ok({
    origin: url.origin,
    kind: kindOf(url.hostname),
    accountInPath: /^\/accounts\/([^/]+)/.exec(url.pathname)?.[1] ?? null,
  });
}

/**
 * The host of IntelliBoard that an admin may name by hand: `intelliboard.net` or below it, nothing else, so
 * that nobody can be talked into sending secrets elsewhere. Returns the bare host name.
 */
export function parseIntelliBoardHost(input: string, policyHost?: string): Result<string, AddressFault | 'not-intelliboard'> {
  const parsed = parseCanvasAddress(input);
  if (!parsed.ok) return parsed;
  const url = new URL(parsed.value.origin);
  if (policyHost !== undefined && url.host === policyHost) return ok(url.host);
  if (url.port !== '') return err('not-intelliboard');
  if (url.hostname === 'intelliboard.net' || url.hostname.endsWith('.intelliboard.net')) return ok(url.hostname);
  return err('not-intelliboard');
}

/** The match pattern under which the browser grants one site. Patterns carry no port. */
export function sitePattern(origin: string): string {
  return `https://${new URL(origin).hostname}/*`;
}

function isPublicHostName(hostname: string): boolean {
  return hostname.length <= 253 && hostname.includes('.') && !/[^a-z0-9.-]/.test(hostname) && !hostname.startsWith('.') && !hostname.endsWith('.');
}

function kindOf(hostname: string): CanvasKind {
  if (/\.test\.instructure\.com$/.test(hostname)) return 'test';
  if (/\.beta\.instructure\.com$/.test(hostname)) return 'beta';
  return 'production';
}
