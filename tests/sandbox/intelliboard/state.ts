import { createHash } from 'node:crypto';
import type { SandboxResponse } from '../site';
import { Sessions } from './site/sessions';
import { Clock } from './runs/clock';
import type { StoredRun } from './runs/stored-run';
import type { maskedValues } from './site/values';
import type { Names } from './names';
import type { Tab } from './site/lists/fields';
import type { Chosen } from './site/lists/values';
import type { Build, DataTokens, Language } from './site/variants';
import type { Authorization, Category, Check, Config } from '@/utils/intelliboard/contract';
import type { Filters } from '@/utils/model/filters';
import { KNOWN_REDIRECT_URI } from '@/utils/model/known';
import type { Roles } from '@/utils/model/roles';

export interface Token {
  readonly name: string;
  readonly value: string;
  state: 'valid' | 'revoked' | 'expired';
}

/** A token that can only read one connection. */
export interface MonitorToken extends Token {
  readonly connectionId: string;
}

/** A consent that was begun at Canvas and has not come back. Its value is OAuth's `state`. */
export interface Question {
  readonly value: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
  /** The key that it was asked for. */
  readonly key: Config['developerKey'];
}

/** What Canvas gave for a consent. */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface StoredConnection {
  readonly id: string;
  /** As posted, secrets included: checks and runs use them. */
  config: Config;
  /** Takes the place of the present key once it is authorised. */
  pendingDeveloperKey: Config['developerKey'] | null;
  checks: Check[];
  /** How often checks were asked for; a newer request ends an older one. */
  checksRequested: number;
  authorization: Authorization;
  question: Question | null;
  grant: Grant | null;
  filters: Filters | null;
  roles: Roles | null;
  /** What there is to choose from in Canvas; `null` before it has been authorised. */
  names: Names | 'reading' | 'failed' | null;
  /** The newest last. */
  readonly runs: StoredRun[];
  /** Jobs of Canvas Data 2 that were started for it, by table. */
  readonly jobs: Map<string, string>;
  updatedAt: string;
}

/** An effect that was asked for under a key, and how it was answered the first time. */
export interface Remembered {
  readonly fingerprint: string;
  readonly answer: SandboxResponse;
}

/** The form as it was last sent, whatever became of it; `kept` is a page of the wizard that is not the last. */
export interface LastPosted {
  readonly outcome: 'stored' | 'refused' | 'kept';
  /** Of the connection that was stored. */
  readonly connectionId: string | null;
  readonly fields: ReturnType<typeof maskedValues>;
}

/** A tab of lists as it was last sent, whatever became of it. */
export interface LastChosen {
  readonly outcome: LastPosted['outcome'];
  readonly connectionId: string;
  readonly tab: Tab;
  readonly chosen: Chosen;
}

/** By which road filters or roles were saved. */
export interface Saved {
  readonly connectionId: string;
  readonly what: Tab;
  readonly road: 'api' | 'form';
}

/** The web site. */
export interface SiteState {
  build: Build;
  language: Language;
  dataTokens: DataTokens;
  /** Whoever comes without a session gets one, as by a school's single sign-on. */
  signsInByItself: boolean;
  readonly sessions: Sessions;
  lastPosted: LastPosted | null;
  lastChosen: LastChosen | null;
}

/** What really happened, however often it was asked for. */
type Effect = 'connectionsCreated' | 'connectionsChanged' | 'connectionsRemoved' | 'categoriesCreated' | 'checksStarted' | 'consentsBegun' | 'runsStarted' | 'monitorTokensMade';

const HOUR_MS = 3_600_000;

export interface State {
  api: 'on' | 'off';
  /** The first is the one in use; `set({ token })` changes it. */
  readonly tokens: readonly [Token, Token];
  account: { id: string; name: string; timeZone: string };
  redirectUri: string;
  firewallAddresses: string[];
  /** Pause before each verdict, ms. */
  checksDelayMs: number;
  /** When a run takes its next step. */
  readonly clock: Clock;
  /** How long a run waits for data at most, ms. */
  dataWaitMs: number;
  /** How long a consent may take, ms. */
  consentMs: number;
  readonly monitorTokens: MonitorToken[];
  readonly categories: Category[];
  readonly connections: StoredConnection[];
  /** The newest last. */
  readonly saved: Saved[];
  readonly remembered: Map<string, Remembered>;
  readonly postedSecrets: Map<string, string>;
  readonly effects: Record<Effect, number>;
  readonly site: SiteState;
}

/** A fresh backend: one account, a valid and an expired token, two categories, no connection. */
export function createState(seed: number): State {
  return {
    api: 'on',
    tokens: [
      { name: 'Connect for Canvas', value: makeToken(seed, 'valid'), state: 'valid' },
      { name: 'Last year', value: makeToken(seed, 'expired'), state: 'expired' },
    ],
    account: { id: '4711', name: 'Fernwood University', timeZone: 'America/Chicago' },
    redirectUri: KNOWN_REDIRECT_URI,
    firewallAddresses: ['192.0.2.10', '192.0.2.11'],
    checksDelayMs: 300,
    clock: new Clock(250),
    dataWaitMs: 48 * HOUR_MS,
    consentMs: HOUR_MS / 6,
    monitorTokens: [],
    categories: [
      { id: '12', name: 'Main campus' },
      { id: '13', name: 'Continuing education' },
    ],
    connections: [],
    saved: [],
    remembered: new Map(),
    postedSecrets: new Map(),
    effects: { connectionsCreated: 0, connectionsChanged: 0, connectionsRemoved: 0, categoriesCreated: 0, checksStarted: 0, consentsBegun: 0, runsStarted: 0, monitorTokensMade: 0 },
    site: { build: 'plain', language: 'en', dataTokens: 'optional', signsInByItself: false, sessions: new Sessions(), lastPosted: null, lastChosen: null },
  };
}

/** Tokens are made up, but the same for the same seed. */
function makeToken(seed: number, which: string): string {
  return `ibc_${createHash('sha256').update(`intelliboard ${seed} ${which}`).digest('base64url')}`;
}
