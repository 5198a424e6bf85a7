import { err, ok, type Result } from '@/utils/core/result';
import { isKeyId } from '@/utils/model/key-id';
import { beginsLikeDataId, cleanPasted, commonFault, isVisibleAscii } from '@/utils/model/pasted';
import { PORTAL_VALUE, PORTAL_VALUE_LENGTH } from '@/utils/model/portal-value';

/** What can be wrong with pasted data credentials. The words: `fault_<code>`. */
export const DATA_INPUT_FAULTS = [
  'empty',
  'shortened',
  'is-an-address',
  'is-a-data-id',
  'is-a-developer-key-id',
  'is-a-developer-key-secret',
  'is-a-portal-key',
  'data-id-without-region',
  'not-a-data-id',
  'data-secret-too-short',
  'not-plain',
] as const;
export type DataInputFault = (typeof DATA_INPUT_FAULTS)[number];

/** What is odd about a portal's key or secret, and yet may be right. The words: `warning_<code>`. */
export const DATA_INPUT_WARNINGS = ['had-blanks', 'not-40-characters', 'not-hexadecimal'] as const;
export type DataInputWarning = (typeof DATA_INPUT_WARNINGS)[number];

export interface PortalInput {
  readonly value: string;
  readonly warnings: readonly DataInputWarning[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Assumed: nobody issues a client secret shorter than this. Its length and alphabet are not documented. */
const SHORTEST_DATA_SECRET = 16;
/** `CanvasSlug.generate(nil, 64)`: the secret of a developer key. */
const DEVELOPER_KEY_SECRET = /^[A-Za-z0-9]{64}$/;

/** A pasted client id of Canvas Data 2, `<region>#<uuid>` (instructure-dap-client), cleaned; or what it is instead. */
export function readDapClientId(pasted: string): Result<string, DataInputFault> {
  const text = cleanPasted(pasted);
  const fault = commonFault(text) ?? foreignToDap(text);
  if (fault !== null) return err(fault);
  const [region = '', uuid = '', ...more] = text.split('#');
  if (/^[a-z0-9-]+$/i.test(region) && UUID.test(uuid) && more.length === 0) return ok(text);
  if (UUID.test(text)) return err('data-id-without-region');
  return err(DEVELOPER_KEY_SECRET.test(text) ? 'is-a-developer-key-secret' : 'not-a-data-id');
}

/** A pasted client secret of Canvas Data 2, cleaned. It is opaque: refused is only what is surely something else. */
export function readDapClientSecret(pasted: string): Result<string, DataInputFault> {
  const text = cleanPasted(pasted);
  const fault = commonFault(text) ?? foreignToDap(text);
  if (fault !== null) return err(fault);
  if (beginsLikeDataId(text) || UUID.test(text.split('#')[1] ?? '')) return err('is-a-data-id');
  if (!isVisibleAscii(text)) return err('not-plain');
  return text.length < SHORTEST_DATA_SECRET ? err('data-secret-too-short') : ok(text);
}

/** A pasted key of the Canvas Data Portal, cleaned. It becomes part of a header, before a colon, so it has none. */
export function readPortalKey(pasted: string): Result<PortalInput, DataInputFault> {
  const read = readPortal(pasted);
  return read.ok && read.value.value.includes(':') ? err('not-plain') : read;
}

/** A pasted secret of the Canvas Data Portal, cleaned. */
export function readPortalSecret(pasted: string): Result<PortalInput, DataInputFault> {
  return readPortal(pasted);
}

function readPortal(pasted: string): Result<PortalInput, DataInputFault> {
  const value = cleanPasted(pasted);
  const fault = commonFault(value);
  if (fault !== null) return err(fault);
  if (beginsLikeDataId(value)) return err('is-a-data-id');
  if (isKeyId(value)) return err('is-a-developer-key-id');
  const isHex = /^[0-9a-f]+$/i.test(value);
  if (DEVELOPER_KEY_SECRET.test(value) && !isHex) return err('is-a-developer-key-secret');
  if (!isVisibleAscii(value)) return err('not-plain');
  const warnings: DataInputWarning[] = [];
  // Two values copied at once, perhaps, or a label with one of them.
  if (/\S\s+\S/.test(pasted.replace(/\p{Cf}/gu, ''))) warnings.push('had-blanks');
  if (value.length !== PORTAL_VALUE_LENGTH) warnings.push('not-40-characters');
  if (!isHex) warnings.push('not-hexadecimal');
  return ok({ value, warnings });
}

function foreignToDap(text: string): DataInputFault | null {
  // Canvas ids of any length: "10000000000123" is the usual mix-up (Canvas Community).
  if (/^\d+$/.test(text)) return 'is-a-developer-key-id';
  return PORTAL_VALUE.test(text) ? 'is-a-portal-key' : null;
}
