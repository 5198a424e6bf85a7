import type { School } from '../school/index';
import { Sessions } from './identity/sessions';
import { Jobs } from './jobs';
import { DapKeys, SCOPE, type DapKey } from './keys';
import { MadeUp } from './made-up';
import { Tokens } from './tokens';
import { Usage } from './usage';

/**
 * Nobody outside knows the markup of the identity site, so the stand-in's comes in builds that have nothing in
 * common but what they say to a person.
 * - `plain`: drawn by the server, a label for every control, the values in read-only inputs.
 * - `react`: one page of React with dialogs and lists of its own, the values as text in `code`.
 * - `scattered`: a definition list, the id split into nested spans, the secret in a textarea; ids and classes
 *   are other ones at every load, and names of controls say nothing.
 */
export const BUILDS = ['plain', 'react', 'scattered'] as const;
export type Build = (typeof BUILDS)[number];

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The identity site as it is served. */
export interface IdentitySettings {
  build: Build;
  language: Language;
  /** Whether the school is in the list of institutions. */
  listed: boolean;
  /** Whoever comes without a session gets one that is authorised. */
  signedIn: boolean;
}

/** What the gateway answers. */
export interface GatewaySettings {
  onboarded: boolean;
  restricted: boolean;
  /** Age of the latest record, in hours. */
  freshnessHours: number;
  /** Tables without a change for days. */
  quietTables: readonly string[];
  /** Tables whose latest record is minutes old, whatever the age of the others. */
  newestTables: readonly string[];
  /** Tables that only a snapshot can be had of. */
  snapshotTables: readonly string[];
  /**
   * `as-asked`: refused is what lies outside the data. `with-until`: every time is too late, and the latest one
   * is named. `without-until`: every time is too early, and only the earliest one is named.
   */
  outOfRange: 'as-asked' | 'with-until' | 'without-until';
  /** What every call but the login meets: 500 or 504. */
  outage: 'none' | 'processing' | 'timeout';
  failingJobs: boolean;
  /** How often a job has to be asked for until it is done. */
  jobPolls: number;
  /** Of access tokens, in seconds. */
  tokenLifetime: number;
}

const DAY_MS = 86_400_000;

/** Everything behind the identity site and the gateway. */
export class DapState {
  /** The code that is mailed before a key is made. */
  readonly emailCode = '424242';
  readonly keys: DapKeys;
  readonly tokens: Tokens;
  readonly jobs: Jobs;
  readonly usage: Usage;
  readonly sessions = new Sessions();
  readonly identity: IdentitySettings = { build: 'plain', language: 'en', listed: true, signedIn: false };
  readonly gateway: GatewaySettings = {
    onboarded: true,
    restricted: false,
    freshnessHours: 2,
    quietTables: [],
    newestTables: [],
    snapshotTables: [],
    outOfRange: 'as-asked',
    outage: 'none',
    failingJobs: false,
    jobPolls: 2,
    tokenLifetime: 3_599,
  };

  /** `seed` decides secrets and ids; `now` is in ms since 1970. */
  constructor(
    seed: number,
    readonly now: () => number,
    readonly school: School,
  ) {
    const madeUp = new MadeUp(seed);
    this.keys = new DapKeys(madeUp, now);
    this.tokens = new Tokens(madeUp, now);
    this.jobs = new Jobs(madeUp, now);
    this.usage = new Usage(now);
    this.keys.add({ name: 'Degree Audit warehouse', expiry: '1-year', type: 'institutional' }, { own: false, createdAt: now() - 120 * DAY_MS, window: 'closed' });
  }

  /** Without secrets: what is inspected gets printed. */
  inspect() {
    return structuredClone({
      identity: this.identity,
      gateway: this.gateway,
      emailCode: this.emailCode,
      sessions: this.sessions.count,
      keys: this.keys.all.map(inspectKey),
      tokens: this.tokens.count,
      callsLastMinute: this.usage.counts(),
      jobsStarted: this.jobs.started,
    });
  }
}

export type DapInspection = ReturnType<DapState['inspect']>;

function inspectKey({ clientId, name, expiry, expiresAt, type, createdAt, secret, window, own }: DapKey) {
  return { clientId, name, scope: SCOPE, expiry, expiresAt: new Date(expiresAt).toISOString(), type, createdAt: new Date(createdAt).toISOString(), last4: secret.slice(-4), revealed: window !== 'unopened', closed: window === 'closed', own };
}
