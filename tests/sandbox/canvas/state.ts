import { GENERATIONS, type Generation, type GenerationName } from './generations';
import { Ids } from './ids';
import { KeyRing } from './keys';
import { Grants } from './oauth/grants';
import type { ToolSet } from './navigation';
import { ROOT_ID, type User } from './people';
import { seeded } from './random';
import { Sessions } from './sessions';
import { Throttle } from './throttle';
import { addInherited, addVendors } from './vendors';
import { WORDS, type Language, type Words } from './words';
import type { School } from '../school/index';
import type { Canary } from '../site';

/** What an administrator of an account may be allowed to do, as far as anybody asks here. */
export const PERMISSIONS = ['manage_developer_keys', 'manage_account_settings', 'manage_role_overrides', 'read_terms', 'read_sis', 'manage_lti_add'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface StartingPoint {
  /** Decides the made-up secrets, dates and figures. */
  readonly seed: number;
  readonly generation: GenerationName;
  readonly language: Language;
  readonly linkedApps: number;
  readonly keys: number;
  readonly shard: number;
  readonly csp: boolean;
  readonly tools: ToolSet;
}

/** Everything that this Canvas knows: one state behind both of its host names. */
export class CanvasState {
  generationName: GenerationName;
  language: Language;
  /** How many apps of partners fit a key's redirect URIs. */
  linkedApps: number;
  /** Whether the account enforces `javascript_csp`. */
  csp: boolean;
  /** Which of Canvas Data's tools are installed. */
  tools: ToolSet;
  readonly ids: Ids;
  readonly keys: KeyRing;
  readonly grants: Grants;
  readonly sessions = new Sessions();
  readonly throttle = new Throttle();
  /** Whether administrators of the root account hold `manage_developer_keys`. */
  mayManageKeys = true;
  /** Whether they have been taken off that account. */
  demoted = false;
  /** What administrators do not hold beside. */
  withheld: readonly Permission[] = [];

  readonly #random: () => number;

  constructor(
    { seed, generation, language, linkedApps, keys, shard, csp, tools }: StartingPoint,
    readonly school: School,
  ) {
    this.generationName = generation;
    this.language = language;
    this.linkedApps = linkedApps;
    this.csp = csp;
    this.tools = tools;
    this.#random = seeded(seed);
    this.ids = new Ids(shard);
    this.keys = new KeyRing(this.#random, this.ids);
    this.grants = new Grants(this.#random);
    this.fillUp(keys);
    addInherited(this.keys);
    this.keys.markStart();
  }

  get generation(): Generation {
    return GENERATIONS[this.generationName];
  }

  get words(): Words {
    return WORDS[this.language];
  }

  /** Adds made-up keys of others until there are this many. */
  fillUp(count: number): void {
    addVendors(this.keys, this.#random, count);
  }

  /** The keys as they were at the start, and nobody's token. */
  resetKeys(): void {
    this.keys.reset();
    this.grants.forgetAll();
  }

  isAdmin(user: User, accountId: string): boolean {
    return this.school.lineOf(accountId).some(({ id }) => this.administers(user, id));
  }

  /** Whether this person is an administrator of the very account. */
  administers({ adminOf }: User, accountId: string): boolean {
    return adminOf.includes(accountId) && !(this.demoted && accountId === ROOT_ID);
  }

  /** `manage_developer_keys` exists on root accounts only (`permissions_registry.rb`, [B]). */
  may(user: User, permission: Permission, accountId: string): boolean {
    if (permission === 'manage_developer_keys' && (accountId !== ROOT_ID || !this.mayManageKeys)) return false;
    return !this.withheld.includes(permission) && this.isAdmin(user, accountId);
  }

  /** Every secret made here so far, without session cookies: the browser itself keeps those. */
  canaries(): Canary[] {
    return [
      ...this.keys.secrets,
      ...this.grants.secrets.map(({ what, value }) => ({ what, value, foreign: true })),
    ];
  }
}
