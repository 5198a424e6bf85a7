/**
 * Canvas's ids: a shard's number times 10^13, plus the local id; a single installation is shard 1. Keys,
 * bindings, and the accounts and users named in them are given by global id, accounts in addresses and
 * everything else by local id (`shard_id*10^13 + local_id`, all generations).
 */
const SHARD = 10_000_000_000_000n;

export function globalId(local: number | string): string {
  return (SHARD + BigInt(local)).toString();
}

/** The local id of an id that may be either, or `null` for what is no id. */
export function localId(id: string): string | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const value = BigInt(id);
  return (value > SHARD ? value - SHARD : value).toString();
}
