import { toBase64 } from '@/utils/core/base64';
import { z } from '@/utils/model/zod';

/** AES-GCM with a fresh 12-byte IV a record; `bound` is authenticated, so a record cannot be moved to another place. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

export function newDataKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

export async function seal(key: Uint8Array<ArrayBuffer>, plain: Uint8Array<ArrayBuffer>, bound: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(bound) }, await aes(key), plain);
  return { iv, data: new Uint8Array(data) };
}

/** The plain bytes, or `null` if the key, the binding or the bytes are not the right ones. */
export async function unseal(key: Uint8Array<ArrayBuffer>, sealed: Sealed, bound: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: encoder.encode(bound) }, await aes(key), sealed.data);
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}

function aes(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** How the passphrase becomes a key: OWASP's figure for PBKDF2-HMAC-SHA-256, 2023 onward. */
export const ROUNDS = 600_000;
const MOST_ROUNDS = 2_000_000;

/**
 * Parameters as they are stored. Both ends are capped on reading, so that a changed store can neither weaken
 * the key nor keep the browser busy for hours; they are also part of what the wrapped keys are bound to.
 */
export const KdfSchema = z.object({
  rounds: z.int().check(z.minimum(ROUNDS), z.maximum(MOST_ROUNDS)),
  salt: z.instanceof(Uint8Array<ArrayBuffer>).check(z.refine((salt) => salt.length === 16)),
});
export type Kdf = z.infer<typeof KdfSchema>;

export function newKdf(): Kdf {
  return { rounds: ROUNDS, salt: crypto.getRandomValues(new Uint8Array(16)) };
}

/** Normalised (NFKC), so that the same words typed on another keyboard give the same key. */
export async function deriveKey(passphrase: string, { rounds, salt }: Kdf): Promise<Uint8Array<ArrayBuffer>> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(passphrase.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, 256));
}

export function kdfBinding({ rounds, salt }: Kdf): string {
  return `pbkdf2-sha256:${rounds}:${toBase64(salt)}`;
}
