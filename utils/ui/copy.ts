import type messages from '@/public/_locales/en/messages.json';
import { message } from '@/utils/platform/words';

export type MessageKey = keyof typeof messages;

/**
 * The words for a key, in the browser's language, with `substitutions` put into `$1` to `$9`. An unknown
 * key comes back as itself, so that a gap is seen rather than hidden.
 */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return message(key, substitutions) || key;
}

/** The words for a key that is put together from a code; a test holds the codes against the file. */
export function tCode(prefix: string, code: string, substitutions: readonly string[] = []): string {
  return t(`${prefix}_${code.replaceAll('-', '_')}` as MessageKey, ...substitutions);
}
