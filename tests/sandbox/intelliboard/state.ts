import { createHash } from 'node:crypto';
import type { SandboxResponse } from '../site';
import { Sessions } from './site/sessions';
import type { maskedValues } from './site/values';
import { BUILDS, DATA_TOKENS, LANGUAGES, type Build, type DataTokens, type Language } from './site/variants';
import { AccountSchema, type Category, type Check, type Config, type Connection } from '@/utils/intelliboard/contract';
import { KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { z } from '@/utils/model/zod';

export interface Token {
  readonly name: string;
  readonly value: string;
  state: 'valid' | 'revoked' | 'expired';
}

export interface StoredConnection {
  readonly id: string;
  /** As posted, secrets included: the checks use them. */
  config: Config;
  state: Connection['state'];
  checks: Check[];
  /** How often checks were asked for; a newer request ends an older one. */
  checksRequested: number;
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

/** The web site. */
export interface SiteState {
  build: Build;
  language: Language;
  dataTokens: DataTokens;
  /** Whoever comes without a session gets one, as by a school's single sign-on. */
  signsInByItself: boolean;
  readonly sessions: Sessions;
  lastPosted: LastPosted | null;
}

export interface State {
  api: 'on' | 'off';
  /** The first is the one in use; `set({ token })` changes it. */
  readonly tokens: readonly [Token, Token];
  account: { id: string; name: string; timeZone: string };
  redirectUri: string;
  firewallAddresses: string[];
  /** Pause before each verdict, ms. */
  checksDelayMs: number;
  readonly categories: Category[];
  readonly connections: StoredConnection[];
  readonly remembered: Map<string, Remembered>;
  readonly postedSecrets: Map<string, string>;
  readonly effects: { connectionsCreated: number; connectionsChanged: number; categoriesCreated: number; checksStarted: number };
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
    categories: [
      { id: '12', name: 'Main campus' },
      { id: '13', name: 'Continuing education' },
    ],
    connections: [],
    remembered: new Map(),
    postedSecrets: new Map(),
    effects: { connectionsCreated: 0, connectionsChanged: 0, categoriesCreated: 0, checksStarted: 0 },
    site: { build: 'plain', language: 'en', dataTokens: 'optional', signsInByItself: false, sessions: new Sessions(), lastPosted: null },
  };
}

/** Tokens are made up, but the same for the same seed. */
function makeToken(seed: number, which: string): string {
  return `ibc_${createHash('sha256').update(`intelliboard ${seed} ${which}`).digest('base64url')}`;
}

/**
 * What a test may change.
 * - `api: 'off'`: the host has the form road only, its API path is as unknown as any other.
 * - `token`: what has become of the token in use.
 * - `checksDelayMs`: pause before each verdict, in ms.
 * - `redirectUri`, `firewallAddresses`, `timeZone`: what `GET /me` announces; the check of the key uses the
 *   redirect URI, too. The web site shows it, and the hour is in this time zone.
 * - `site`: how the web site is built, speaks, and whether it insists on the Canvas Data tokens, from the next
 *   page on. `signedIn: false` ends all sessions; `true` signs in whoever comes without one.
 */
const ChangeSchema = z.strictObject({
  api: z.optional(z.enum(['on', 'off'])),
  token: z.optional(z.enum(['valid', 'revoked', 'expired'])),
  checksDelayMs: z.optional(z.int().check(z.gte(0), z.lte(60_000))),
  redirectUri: z.optional(AccountSchema.shape.redirectUri),
  firewallAddresses: z.optional(AccountSchema.shape.firewallAddresses),
  timeZone: z.optional(AccountSchema.shape.account.shape.timeZone),
  site: z.optional(
    z.strictObject({
      build: z.optional(z.enum(BUILDS)),
      language: z.optional(z.enum(LANGUAGES)),
      dataTokens: z.optional(z.enum(DATA_TOKENS)),
      signedIn: z.optional(z.boolean()),
    }),
  ),
});
export type IntelliBoardChange = z.infer<typeof ChangeSchema>;

/** Throws for a change that is not one of `IntelliBoardChange`. */
export function change(state: State, wanted: Readonly<Record<string, unknown>>): void {
  const parsed = ChangeSchema.safeParse(wanted);
  if (!parsed.success) throw new Error(`IntelliBoard's stand-in cannot be changed so: ${z.prettifyError(parsed.error)}`);
  const { api, token, checksDelayMs, redirectUri, firewallAddresses, timeZone, site } = parsed.data;
  if (api !== undefined) state.api = api;
  if (token !== undefined) state.tokens[0].state = token;
  if (checksDelayMs !== undefined) state.checksDelayMs = checksDelayMs;
  if (redirectUri !== undefined) state.redirectUri = redirectUri;
  if (firewallAddresses !== undefined) state.firewallAddresses = firewallAddresses;
  if (timeZone !== undefined) state.account = { ...state.account, timeZone };
  if (site !== undefined) changeSite(state.site, site);
}

function changeSite(state: SiteState, { build, language, dataTokens, signedIn }: NonNullable<IntelliBoardChange['site']>): void {
  if (build !== undefined) state.build = build;
  if (language !== undefined) state.language = language;
  if (dataTokens !== undefined) state.dataTokens = dataTokens;
  if (signedIn !== undefined) state.signsInByItself = signedIn;
  if (signedIn === false) state.sessions.endAll();
}
