/** `id = shard * 10^13 + local id` (all generations): the local one resolves to the same key on its own shard. */
const SHARD = 10_000_000_000_000n;

/**
 * Whether two client ids name the same key of one Canvas: the same number, or one is the local form of the
 * other. They pass 2^53, so they are never made numbers.
 */
export function sameKeyId(a: string, b: string): boolean {
  if (!isKeyId(a) || !isKeyId(b)) return false;
  const [one, other] = [BigInt(a), BigInt(b)];
  if (one === other) return true;
  const oneIsLocal = one < SHARD;
  return oneIsLocal !== other < SHARD && one % SHARD === other % SHARD;
}

/** Whether `a` was made after `b` in the same Canvas: ids only grow. */
export function isNewerKey(a: string, b: string): boolean {
  return isKeyId(a) && isKeyId(b) && BigInt(a) > BigInt(b);
}

/** OAuth's client id: an integer below 2^63. */
export function isKeyId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text);
}
