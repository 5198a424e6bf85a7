import { randomBytes } from 'node:crypto';

/**
 * Canvas's CSRF protection, which is that of Rails: a session has one token, and every answer carries it under
 * a new one-time pad. So the cookie changes all the time, and every masked value of the session stays good.
 */
export const CSRF_COOKIE = '_csrf_token';

const TOKEN_BYTES = 32;

export function newToken(): Buffer {
  return randomBytes(TOKEN_BYTES);
}

/** base64 of a fresh pad, followed by the token under that pad. */
export function mask(token: Buffer): string {
  const pad = randomBytes(TOKEN_BYTES);
  return Buffer.concat([pad, xor(pad, token)]).toString('base64');
}

/** Whether what a client sent is this token under any pad. */
export function isMaskOf(token: Buffer, sent: string): boolean {
  const bytes = Buffer.from(sent, 'base64');
  return bytes.length === 2 * TOKEN_BYTES && xor(bytes.subarray(0, TOKEN_BYTES), bytes.subarray(TOKEN_BYTES)).equals(token);
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)));
}
