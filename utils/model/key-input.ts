import { err, ok, type Result } from '@/utils/core/result';
import { isKeyId } from '@/utils/model/key-id';
import { beginsLikeDataId, cleanPasted, commonFault } from '@/utils/model/pasted';

/** `CanvasSlug.generate(nil, 64)` ([A'] to [C]); a shortened one is five characters and three dots ([C]). */
const SECRET_LENGTH = 64;

/** What can be wrong with what was pasted. The words: `fault_<code>`. */
export const KEY_INPUT_FAULTS = ['empty', 'shortened', 'is-a-secret', 'is-a-client-id', 'is-a-data-id', 'is-an-address', 'not-a-client-id', 'not-a-secret', 'secret-too-short', 'secret-too-long'] as const;
export type KeyInputFault = (typeof KEY_INPUT_FAULTS)[number];

/** A pasted client id, cleaned of blanks and invisible characters; or what it is instead. */
export function readClientId(pasted: string): Result<string, KeyInputFault> {
  const text = cleanPasted(pasted);
  const fault = faultOf(text);
  if (fault !== null) return err(fault);
  if (isKeyId(text)) return ok(text);
  return err(text.length === SECRET_LENGTH && isPlain(text) ? 'is-a-secret' : 'not-a-client-id');
}

/** A pasted client secret, cleaned likewise. What is wrong with it is said without repeating any of it. */
export function readClientSecret(pasted: string): Result<string, KeyInputFault> {
  const text = cleanPasted(pasted);
  const fault = faultOf(text);
  if (fault !== null) return err(fault);
  if (isKeyId(text)) return err('is-a-client-id');
  if (!isPlain(text)) return err('not-a-secret');
  if (text.length < SECRET_LENGTH) return err('secret-too-short');
  return text.length > SECRET_LENGTH ? err('secret-too-long') : ok(text);
}

function faultOf(text: string): KeyInputFault | null {
  // Canvas Data's ids come from another site and open another door.
  return beginsLikeDataId(text) ? 'is-a-data-id' : commonFault(text);
}

function isPlain(text: string): boolean {
  return /^[A-Za-z0-9]+$/.test(text);
}
