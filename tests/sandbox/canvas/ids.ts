/** A global id is a shard's number times 10^13, plus the local id (`shard_id*10^13 + local_id`, all generations). */
const SHARD_SIZE = 10_000_000_000_000n;

/**
 * Canvas's ids on one shard; a single installation is shard 1, and from shard 901 on they are above 2^53. Keys,
 * bindings, and the accounts and users named in them are given by global id, accounts in addresses and
 * everything else by local id.
 */
export class Ids {
  readonly #base: bigint;

  constructor(shard: number) {
    this.#base = BigInt(shard) * SHARD_SIZE;
  }

  global(local: number | string): string {
    return (this.#base + BigInt(local)).toString();
  }

  /** The local id of an id that may be either, or `null` for what is no id of this shard. */
  local(id: string): string | null {
    if (!/^\d{1,19}$/.test(id)) return null;
    const value = BigInt(id);
    const local = value < SHARD_SIZE ? value : value - this.#base;
    return local >= 0n && local < SHARD_SIZE ? local.toString() : null;
  }
}
