import { randomBytes } from 'node:crypto';
import { seeded, slug } from './random';
import type { Canary } from '../site';

export const ROOT_ID = '1';
/** Global ids: shard number times 10^13, plus the local id. A single installation is shard 1. */
const SHARD = 10_000_000_000_000n;
export const globalId = (local: number | string): string => (SHARD + BigInt(local)).toString();

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly timeZone: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Accounts that this person administers. */
  readonly adminOf: readonly string[];
}

export interface Key {
  /** Global id; the OAuth client id. */
  readonly id: string;
  name: string;
  email: string | null;
  secret: string;
  redirectUri: string | null;
  redirectUris: string[];
  requireScopes: boolean;
  scopes: string[];
  allowIncludes: boolean;
  audience: 'internal' | 'external' | null;
  vendorCode: string | null;
  iconUrl: string | null;
  notes: string | null;
  testClusterOnly: boolean;
  readonly isLti: boolean;
  /** The binding of the root account; `null` where there is none yet. */
  binding: 'on' | 'off' | 'allow' | null;
  readonly inherited: boolean;
  readonly createdAt: string;
  lastUsedAt: string | null;
  tokens: number;
  deleted: boolean;
  /** Made during this run, as opposed to the keys of other vendors. */
  readonly own: boolean;
}

export interface Session {
  readonly id: string;
  readonly host: string;
  userId: string;
  /** The secret behind every masked CSRF token of this session. */
  readonly csrf: Buffer;
  /** Whose pages are shown, while acting as another user. */
  actingAs: string | null;
}

const OTHER_VENDORS = [
  ['Gradebook Sync', 'support@gradebook-sync.example'],
  ['Proctor Lane', 'help@proctorlane.example'],
  ['Library Reserves', 'library@fernwood.edu'],
  ['Attendance Kiosk', 'registrar@fernwood.edu'],
  ['Course Evaluations', 'ir@fernwood.edu'],
  ['Video Notes', 'hello@videonotes.example'],
  ['Peer Review Hub', null],
  ['Plagiarism Check', 'admin@plagcheck.example'],
  ['Department tool 1', 'it@fernwood.edu'],
  ['Department tool 2', 'it@fernwood.edu'],
  ['Department tool 3', 'it@fernwood.edu'],
  ['Accessible Docs', 'ally@docs.example'],
  ['Publisher Content', null],
  ['Polling', 'polls@fernwood.edu'],
  ['Scheduler', 'cal@fernwood.edu'],
  ['Mobile App', 'it@fernwood.edu'],
  ['Early Alert', 'advising@fernwood.edu'],
  ['Bookstore', 'books@fernwood.edu'],
  ['Whiteboard (LTI)', 'lti@whiteboard.example'],
  ['Adaptive Math (LTI)', 'lti@adaptive.example'],
] as const;

/** Everything this Canvas knows. One state behind both of its host names. */
export class CanvasState {
  readonly random: () => number;
  readonly accounts: Account[] = [
    { id: ROOT_ID, name: 'Fernwood University', parentId: null, timeZone: 'America/Denver' },
    { id: '5', name: 'School of Medicine', parentId: ROOT_ID, timeZone: 'America/Denver' },
    { id: '6', name: 'College of Arts', parentId: ROOT_ID, timeZone: 'America/Denver' },
    { id: '7', name: 'Department of Nursing', parentId: '5', timeZone: 'America/Denver' },
  ];
  readonly users: User[] = [
    { id: '11', name: 'Robin Vale', email: 'admin@fernwood.edu', password: 'sandbox-admin', adminOf: [ROOT_ID] },
    { id: '12', name: 'Kim Archer', email: 'teacher@fernwood.edu', password: 'sandbox-teacher', adminOf: [] },
    { id: '13', name: 'Noor Salas', email: 'subadmin@fernwood.edu', password: 'sandbox-subadmin', adminOf: ['5'] },
    { id: '14', name: 'Toni Brook', email: 'student@fernwood.edu', password: 'sandbox-student', adminOf: [] },
  ];
  readonly keys: Key[] = [];
  readonly sessions = new Map<string, Session>();
  /** Every secret there ever was. Session cookies are not among them: the browser keeps those itself. */
  readonly everSecrets: Canary[] = [];
  /** Whether root admins hold `manage_developer_keys`. */
  mayManageKeys = true;
  #nextKey = 101;

  constructor(seed: number) {
    this.random = seeded(seed);
    OTHER_VENDORS.forEach(([name, email], at) =>
      this.addKey({
        name,
        email,
        isLti: name.includes('LTI'),
        binding: at % 4 === 3 ? 'off' : 'on',
        createdAt: new Date(Date.UTC(2025, at % 12, 2 + at, 13, 20)).toISOString(),
        lastUsedAt: at % 3 === 0 ? null : new Date(Date.UTC(2026, 10, 1 + at, 6, 0)).toISOString(),
        tokens: at % 3 === 0 ? 0 : at * 3,
        redirectUris: [`https://tool${at}.example/oauth/callback`],
      }),
    );
    this.addKey({ name: 'Global Catalog', inherited: true, binding: 'on' });
    this.addKey({ name: 'IntelliBoard Pro', inherited: true, binding: 'off' });
  }

  addKey(change: Partial<Key> & { name: string }): Key {
    const local = this.#nextKey;
    this.#nextKey += 1;
    const key: Key = {
      id: globalId(local),
      email: null,
      secret: slug(this.random),
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
      isLti: false,
      binding: null,
      inherited: false,
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
      tokens: 0,
      deleted: false,
      own: false,
      ...change,
    };
    this.keys.push(key);
    this.everSecrets.push({ what: `secret of developer key ${key.id} (${key.name})`, value: key.secret, foreign: !key.own });
    return key;
  }

  /** The account's own keys that were not deleted, newest first. */
  ownKeys(): Key[] {
    return this.keys.filter((key) => !key.inherited && !key.deleted).reverse();
  }

  /** A key by its global or, on the same shard, local id (canvas-lms resolves both). */
  key(id: string): Key | undefined {
    if (!/^\d+$/.test(id)) return undefined;
    const wanted = BigInt(id) < SHARD ? globalId(id) : id;
    return this.keys.find((key) => key.id === wanted && !key.deleted);
  }

  account(id: string): Account | undefined {
    const wanted = id === 'self' ? ROOT_ID : id.startsWith('1000000000') ? String(BigInt(id) - SHARD) : id;
    return this.accounts.find((account) => account.id === wanted);
  }

  user(id: string): User {
    const user = this.users.find((one) => one.id === id);
    if (user === undefined) throw new Error(`no user ${id}`);
    return user;
  }

  signIn(host: string, userId: string): Session {
    const session: Session = { id: randomBytes(24).toString('hex'), host, userId, csrf: randomBytes(32), actingAs: null };
    this.sessions.set(session.id, session);
    return session;
  }

  /** Whether a person administers an account or one above it. */
  isAdmin(userId: string, accountId: string): boolean {
    const adminOf = this.user(userId).adminOf;
    for (let id: string | null = accountId; id !== null; id = this.account(id)?.parentId ?? null) if (adminOf.includes(id)) return true;
    return false;
  }
}
