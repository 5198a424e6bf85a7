import { createHash } from 'node:crypto';
import type { Canary } from '../site';

/** Key and secret of the signed API. Both look like 40 hex digits (seen in public repositories; not documented). */
export interface Pair {
  readonly key: string;
  readonly secret: string;
}

/** The account's one pair, which all its users and vendors share: a new one ends the old one (Canvas Data API Guide). */
export class Credentials {
  #inForce: Pair | null = null;
  /** How many pairs were made on the portal's page. */
  #created = 0;
  #made = 0;
  readonly #secrets: Canary[] = [];

  /** `seed` decides the pairs. */
  constructor(private readonly seed: number) {}

  get inForce(): Pair | null {
    return this.#inForce;
  }

  get created(): number {
    return this.#created;
  }

  /** Somebody presses the button on the page. */
  create(): Pair {
    this.#created += 1;
    return this.#replace(false);
  }

  /** Another vendor has made a pair before and uses it; or (`false`) nobody has. */
  setForeign(exists: boolean): void {
    if (exists) this.#replace(true);
    else this.#inForce = null;
  }

  /** Every secret there ever was, those that are worth nothing any more included. */
  get secrets(): readonly Canary[] {
    return this.#secrets;
  }

  #replace(foreign: boolean): Pair {
    this.#made += 1;
    const hex = (what: string) => createHash('sha1').update(`portal ${this.seed} ${what} ${this.#made}`).digest('hex');
    const pair = { key: hex('key'), secret: hex('secret') };
    this.#inForce = pair;
    this.#secrets.push({ what: `secret of flat-file key …${pair.key.slice(-4)}${foreign ? ' (another vendor)' : ''}`, value: pair.secret, foreign });
    return pair;
  }
}
