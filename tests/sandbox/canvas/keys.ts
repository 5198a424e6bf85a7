import type { Ids } from './ids';
import { slug } from './random';
import type { Canary } from '../site';

/** ON/OFF of a key in the root account; `allow` only makes sense for site admins. */
export type BindingState = 'on' | 'off' | 'allow';

/** A developer key as Canvas holds it. */
export interface Key {
  /** Global id, which is the OAuth client id. */
  readonly id: string;
  name: string;
  email: string | null;
  secret: string;
  /** The legacy single URI, matched by host; `redirectUris` are matched exactly. */
  redirectUri: string | null;
  redirectUris: readonly string[];
  requireScopes: boolean;
  scopes: readonly string[];
  allowIncludes: boolean;
  audience: 'internal' | 'external' | null;
  vendorCode: string | null;
  iconUrl: string | null;
  notes: string | null;
  testClusterOnly: boolean;
  /** The partner's app that the key was said to belong to. */
  unifiedToolId: string | null;
  readonly isLti: boolean;
  /** Given by Instructure or a consortium parent, so that this account only sees it. */
  readonly inherited: boolean;
  /** Not the same as ON/OFF: an inactive or deleted key is unknown to OAuth. */
  workflowState: 'active' | 'inactive' | 'deleted';
  /** `null` until somebody switches it for the first time, which reads as off. */
  binding: BindingState | null;
  readonly createdAt: string;
  lastUsedAt: string | null;
  tokens: number;
  /** Made while the sandbox runs, as opposed to the keys of other vendors that it starts with. */
  readonly own: boolean;
}

export type NewKey = Partial<Omit<Key, 'id' | 'secret' | 'workflowState'>> & { readonly name: string };

const FIRST_OWN_ID = 101;
const FIRST_INHERITED_ID = 21;

/** All developer keys of this Canvas. */
export class KeyRing {
  #keys: Key[] = [];
  #atStart: readonly Key[] = [];
  readonly #secrets: Canary[] = [];
  #nextOwnId = FIRST_OWN_ID;
  #nextInheritedId = FIRST_INHERITED_ID;

  /** `random` decides the secrets. */
  constructor(
    private readonly random: () => number,
    private readonly ids: Ids,
  ) {}

  add(wanted: NewKey): Key {
    const local = wanted.inherited === true ? this.#nextInheritedId++ : this.#nextOwnId++;
    const key: Key = {
      email: null,
      redirectUri: null,
      redirectUris: [],
      requireScopes: false,
      scopes: [],
      allowIncludes: false,
      audience: null,
      vendorCode: null,
      iconUrl: null,
      notes: null,
      testClusterOnly: false,
      unifiedToolId: null,
      isLti: false,
      inherited: false,
      binding: null,
      createdAt: seconds(new Date()),
      lastUsedAt: null,
      tokens: 0,
      own: false,
      ...wanted,
      id: this.ids.global(local),
      secret: '',
      workflowState: 'active',
    };
    this.changeSecret(key);
    this.#keys.push(key);
    return key;
  }

  /** Gives a key another secret; the one it had is still searched for. */
  changeSecret(key: Key, secret: string = slug(this.random)): void {
    key.secret = secret;
    this.#secrets.push({ what: `secret of developer key ${key.id} (${key.name})`, value: secret, foreign: !key.own });
  }

  /** Says that the keys of now are those to come back to with `reset`. */
  markStart(): void {
    this.#atStart = this.#keys.map((key) => ({ ...key }));
  }

  /** Everything as it was at the start. Ids and secrets are never given out again. */
  reset(): void {
    this.#keys = this.#atStart.map((key) => ({ ...key }));
  }

  /** Every key since the start, deleted ones included. */
  get all(): readonly Key[] {
    return this.#keys;
  }

  /** Every secret there ever was. Only those of keys made during the run are the extension's to hold. */
  get secrets(): readonly Canary[] {
    return this.#secrets;
  }

  /** The account's own keys, or those it inherits, without deleted ones, newest first (`id DESC`). */
  list({ inherited }: { inherited: boolean }): Key[] {
    return this.#keys.filter((key) => key.inherited === inherited && key.workflowState !== 'deleted').reverse();
  }

  /** By global id, or by the local one, which names the same key on its own shard. Deleted keys are gone. */
  find(id: string): Key | undefined {
    const local = this.ids.local(id);
    const global = local === null ? null : this.ids.global(local);
    return this.#keys.find((key) => key.id === global && key.workflowState !== 'deleted');
  }
}

/** Canvas's times: ISO 8601 in UTC without milliseconds. */
export function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
