import { toBase64 } from '@/utils/core/base64';
import type { Secret } from '@/utils/core/secret';

export interface SignedRequest {
  /** The API has no other. */
  readonly method: 'GET';
  /** Absolute. The host that is signed must be the host that is called. */
  readonly url: string;
  /** The `Date` header exactly as it is sent: RFC 7231 in GMT, or ISO 8601. */
  readonly date: string;
  /** The `Content-Type` header, if one is sent; a GET of `fetch` sends none. */
  readonly contentType?: string;
  /** The `Content-MD5` header, if one is sent. */
  readonly contentMd5?: string;
  readonly secret: Secret;
}

const encoder = new TextEncoder();

/**
 * The signature of a request to the Canvas Data Portal's API, in base64 (portal API docs; canvas-data-cli,
 * `src/apiAuth.js`): HMAC-SHA256, keyed with the secret, over eight lines joined by a line feed. The secret is
 * the last of the lines, too; that is how the service wants it.
 */
export async function signatureOf({ method, url, date, contentType = '', contentMd5 = '', secret }: SignedRequest): Promise<string> {
  const { hostname, pathname, searchParams } = new URL(url);
  const message = [method, hostname, contentType, contentMd5, pathname, sortedQuery(searchParams), date, secret.reveal()].join('\n');
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret.reveal()), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(message))));
}

/** The value of the `Authorization` header that goes with a signature. */
export function authorization(key: string, signature: string): string {
  return `HMACAuth ${key}:${signature}`;
}

/** Sorted by name, values decoded: the service signs what it has parsed, not what was sent. */
function sortedQuery(params: URLSearchParams): string {
  return [...params]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
