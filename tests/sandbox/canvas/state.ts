import { GENERATIONS, type Generation, type GenerationName } from './generations';
import { KeyRing } from './keys';
import { Grants } from './oauth/grants';
import { lineOf, ROOT_ID, type User } from './people';
import { seeded } from './random';
import { Sessions } from './sessions';
import { Throttle } from './throttle';
import { addVendors } from './vendors';
import type { Canary } from '../site';

/** What an administrator of an account may be allowed to do, as far as anybody asks here. */
export const PERMISSIONS = ['manage_developer_keys', 'manage_account_settings', 'manage_role_overrides', 'read_terms', 'read_sis', 'manage_lti_add'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Everything that this Canvas knows: one state behind both of its host names. */
export class CanvasState {
  readonly generation: Generation;
  readonly keys: KeyRing;
  readonly grants: Grants;
  readonly sessions = new Sessions();
  readonly throttle = new Throttle();
  /** Whether administrators of the root account hold `manage_developer_keys`. */
  mayManageKeys = true;

  /** `seed` decides the made-up secrets, dates and figures. */
  constructor(seed: number, generation: GenerationName) {
    const random = seeded(seed);
    this.generation = GENERATIONS[generation];
    this.keys = new KeyRing(random);
    this.grants = new Grants(random);
    addVendors(this.keys, random);
  }

  isAdmin(user: User, accountId: string): boolean {
    return lineOf(accountId).some(({ id }) => user.adminOf.includes(id));
  }

  /** `manage_developer_keys` exists on root accounts only (`permissions_registry.rb`, [B]). */
  may(user: User, permission: Permission, accountId: string): boolean {
    if (permission === 'manage_developer_keys' && (accountId !== ROOT_ID || !this.mayManageKeys)) return false;
    return this.isAdmin(user, accountId);
  }

  /**
   * Every secret made here so far. Only those of keys made during the run are the extension's to hold. Session
   * cookies are not among them: the browser itself keeps those.
   */
  canaries(): Canary[] {
    return [
      ...this.keys.all.map(({ id, name, secret, own }) => ({ what: `secret of developer key ${id} (${name})`, value: secret, foreign: !own })),
      ...this.grants.secrets.map(({ what, value }) => ({ what, value, foreign: true })),
    ];
  }
}
