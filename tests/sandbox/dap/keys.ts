import type { Canary } from '../site';
import { endOf, type Expiry } from './expiry';
import type { MadeUp } from './made-up';

/** The one scope that there is to choose here. */
export const SCOPE = 'Canvas Data 2';

/** `institutional`: the school uses it. `partner`: Instructure mails it to a partner, and the school never sees it. */
export const KEY_TYPES = ['institutional', 'partner'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export interface NewKey {
  readonly name: string;
  readonly expiry: Expiry;
  readonly type: KeyType;
}

/** A key for Canvas Data 2. Times are in ms since 1970. */
export interface DapKey extends NewKey {
  /** Names it in addresses; the client id is for programs. */
  readonly ref: string;
  /** `us-east-1#<uuid>`: region and id (README of instructure-dap-client). */
  readonly clientId: string;
  readonly secret: string;
  readonly createdAt: number;
  expiresAt: number;
  /** The window with the credentials opens once: `closed` is for ever, and so is `open` on a page that is gone. */
  window: 'unopened' | 'open' | 'closed';
  /** Made while the sandbox runs, as opposed to the one that another vendor has. */
  readonly own: boolean;
}

const REGION = 'us-east-1';

/** All keys of the institution. */
export class DapKeys {
  readonly #keys: DapKey[] = [];

  constructor(
    private readonly madeUp: MadeUp,
    private readonly now: () => number,
  ) {}

  add(wanted: NewKey, { own = true, createdAt = this.now(), window = 'unopened' }: Partial<Pick<DapKey, 'own' | 'createdAt' | 'window'>> = {}): DapKey {
    const use = `key ${this.#keys.length}`;
    const uuid = this.madeUp.uuid(use);
    const key: DapKey = { ...wanted, ref: uuid.slice(0, 8), clientId: `${REGION}#${uuid}`, secret: this.madeUp.secret(use), createdAt, expiresAt: endOf(createdAt, wanted.expiry), window, own };
    this.#keys.push(key);
    return key;
  }

  /** The oldest first. */
  get all(): readonly DapKey[] {
    return this.#keys;
  }

  withRef(ref: string): DapKey | undefined {
    return this.#keys.find((key) => key.ref === ref);
  }

  /** The key of this pair, unless it has expired: the gateway does not say which of the two is wrong. */
  accepted(clientId: string, secret: string): DapKey | undefined {
    return this.#keys.find((key) => key.clientId === clientId && key.secret === secret && this.now() < key.expiresAt);
  }

  /** Ends a key now. Throws for one that there is not. */
  expire(clientId: string): void {
    const key = this.#keys.find((one) => one.clientId === clientId);
    if (key === undefined) throw new Error(`There is no Canvas Data key ${clientId}.`);
    key.expiresAt = this.now();
  }

  /** Only those for the school's own use are the extension's to hold. */
  canaries(): Canary[] {
    return this.#keys.map(({ clientId, name, secret, own, type }) => ({ what: `secret of Canvas Data key ${clientId} (${name})`, value: secret, foreign: !own || type === 'partner' }));
  }
}
