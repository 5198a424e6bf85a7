import type { SiteState, State } from './state';
import { BUILDS, DATA_TOKENS, LANGUAGES } from './site/variants';
import { AccountSchema } from '@/utils/intelliboard/contract';
import { z } from '@/utils/model/zod';

/**
 * What a test may change.
 * - `api: 'off'`: the host has the form road only, its API path is as unknown as any other.
 * - `token`: what has become of the token in use.
 * - `checksDelayMs`: pause before each verdict, in ms.
 * - `runStepMs`: how long each step of a run takes, in ms; `null`: none is taken until `runSteps` says so.
 * - `runSteps`: so many steps are taken now, by whichever run waits for one.
 * - `dataWaitMs`: how long a run waits for data until it fails, in ms. 48 hours unless said.
 * - `consentMs`: how long an address to authorise is good, in ms.
 * - `redirectUri`, `firewallAddresses`, `timeZone`: what `GET /me` announces; the check of the key uses the
 *   redirect URI, too. The web site shows it, and the hour is in this time zone.
 * - `site`: how the web site is built, speaks, and whether it insists on the Canvas Data tokens, from the next
 *   page on. `signedIn: false` ends all sessions; `true` signs in whoever comes without one.
 */
const ChangeSchema = z.strictObject({
  api: z.optional(z.enum(['on', 'off'])),
  token: z.optional(z.enum(['valid', 'revoked', 'expired'])),
  checksDelayMs: z.optional(z.int().check(z.gte(0), z.lte(60_000))),
  runStepMs: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(60_000)))),
  runSteps: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
  dataWaitMs: z.optional(z.int().check(z.gte(0))),
  consentMs: z.optional(z.int().check(z.gte(0))),
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
  const { api, token, checksDelayMs, runStepMs, runSteps, dataWaitMs, consentMs, redirectUri, firewallAddresses, timeZone, site } = parsed.data;
  if (api !== undefined) state.api = api;
  if (token !== undefined) state.tokens[0].state = token;
  if (checksDelayMs !== undefined) state.checksDelayMs = checksDelayMs;
  if (runStepMs !== undefined) state.clock.change(runStepMs);
  if (runSteps !== undefined) state.clock.give(runSteps);
  if (dataWaitMs !== undefined) state.dataWaitMs = dataWaitMs;
  if (consentMs !== undefined) state.consentMs = consentMs;
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
