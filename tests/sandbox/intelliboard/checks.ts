import type { SiteFetch } from '../site';
import { authorizationOf } from './authorization/begin';
import { administersRoot } from './authorization/answer';
import { tokensFor } from './authorization/canvas';
import { checkDap } from './data/dap';
import { checkFlatFiles } from './data/flat-files';
import type { State, StoredConnection } from './state';
import { fail, pass, waiting, warn, type Verdict } from './verdict';
import type { Check, Code } from '@/utils/intelliboard/contract';
import { INTELLIBOARD_SCOPES } from '@/utils/model/known';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

type RemoteAnswer = Awaited<ReturnType<SiteFetch>>;

const CALL_LIMIT_MS = 10_000;

/** The checks that are to come, all waiting. A newer call supersedes one that is still under way. */
export function beginChecks(connection: StoredConnection): void {
  connection.checksRequested += 1;
  connection.checks = [
    stamp('url', waiting('About to call Canvas.')),
    stamp('developer-key', waiting('About to try the developer key.')),
    stamp('data', waiting(connection.config.data === undefined ? 'No credentials for Canvas Data yet.' : 'About to try the Canvas Data credentials.')),
    // There is nothing to look at before Canvas was asked, and before data was processed.
    ...(connection.authorization.state === 'none' ? [] : [stamp('authorization', waiting('About to look at the authorisation.'))]),
    ...(connection.runs.length === 0 ? [] : [stamp('freshness', waiting('About to look at the last run.'))]),
  ];
}

/**
 * IntelliBoard's own tests ("Continue" in its form), with what was really posted: it calls the Canvas of the
 * connection, one verdict after the other, and beside that Canvas Data, whatever comes out at Canvas.
 */
export async function runChecks(state: State, connection: StoredConnection, fetch: SiteFetch): Promise<void> {
  const run = connection.checksRequested;
  const settle: Settle = (id, verdict) => {
    if (connection.checksRequested !== run) return false;
    connection.checks = connection.checks.map((check) => (check.id === id ? stamp(id, verdict) : check));
    connection.updatedAt = new Date().toISOString();
    return true;
  };

  await Promise.all([runCanvasChecks(state, connection, fetch, settle), runDataCheck(state, connection, fetch, settle)]);
  const has = (id: Check['id']) => connection.checksRequested === run && connection.checks.some((check) => check.id === id);
  if (has('authorization')) settle('authorization', await orUnreachable(checkAuthorization(fetch, connection)));
  if (has('freshness')) settle('freshness', checkFreshness(connection, Date.now()));
}

/** Keeps a verdict. `false`: the checks were begun anew meanwhile. */
type Settle = (id: Check['id'], verdict: Verdict) => boolean;

async function runCanvasChecks(state: State, connection: StoredConnection, fetch: SiteFetch, settle: Settle): Promise<void> {
  await pause(state.checksDelayMs);
  const url = await orUnreachable(checkUrl(fetch, connection));
  if (!settle('url', url)) return;

  await pause(state.checksDelayMs);
  // Nobody hands a secret to a host that is not known to be Canvas.
  const key = url.verdict === 'pass' ? await orUnreachable(checkKey(fetch, connection, state.redirectUri)) : fail('canvas_unreachable', 'Not tried, because the address is not that of a Canvas.');
  settle('developer-key', key);
}

async function runDataCheck(state: State, connection: StoredConnection, fetch: SiteFetch, settle: Settle): Promise<void> {
  const { config: { data }, checksRequested: run } = connection;
  await pause(state.checksDelayMs);
  // The gateway lists tables five times a minute only, so nobody asks in vain.
  if (connection.checksRequested !== run) return;
  if (data?.source === 'dap') settle('data', await orUnreachable(checkDap(fetch, data), 'Canvas Data'));
  if (data?.source === 'flat-files') settle('data', await orUnreachable(checkFlatFiles(fetch, data, Date.now()), 'Canvas Data'));
}

const REFUSALS: Readonly<Partial<Record<Code, string>>> = {
  key_off: 'The developer key is OFF in Canvas.',
  authorizer_not_admin: 'Whoever authorised IntelliBoard is not an administrator of the root account any more.',
};

/** What the consent gave is renewed, and used. */
async function checkAuthorization(fetch: SiteFetch, connection: StoredConnection): Promise<Verdict> {
  const { grant, config: { lms, developerKey } } = connection;
  const { state, code } = authorizationOf(connection);
  if (grant === null) return state === 'waiting' ? waiting('Canvas has been asked, and has not answered.') : fail(code ?? 'not_authorized', 'IntelliBoard is not authorised in Canvas.');
  const tokens = await tokensFor(fetch, lms.url, developerKey, { grant_type: 'refresh_token', refresh_token: grant.refreshToken });
  if ('fault' in tokens) return fail(tokens.fault.code, tokens.fault.message);
  const root = await administersRoot(fetch, lms.url, tokens.access_token);
  return root === true ? pass('Canvas lets IntelliBoard in.') : fail(root, REFUSALS[root] ?? 'Canvas does not answer IntelliBoard as it did.');
}

/** Data that was processed within two days is fresh. */
const FRESH_MS = 48 * 3_600_000;

function checkFreshness({ runs }: StoredConnection, now: number): Verdict {
  const finishedAt = runs.findLast(({ state }) => state === 'done')?.finishedAt ?? null;
  if (finishedAt === null) return waiting('No data has been processed yet.');
  return now - Date.parse(finishedAt) > FRESH_MS ? warn('data_stale', 'The last data was processed more than two days ago.') : pass('Data was processed within the last two days.');
}

/** An API of every Canvas: without a session it answers 401 `unauthenticated`. */
async function checkUrl(fetch: SiteFetch, { config }: StoredConnection): Promise<Verdict> {
  const { status, text } = await fetch(`${config.lms.url}/api/v1/accounts/self`, { headers: { accept: 'application/json' } });
  const body = parseJson(text);
  if (status === 200 && z.object({ id: z.union([z.string(), z.number()]) }).safeParse(body).success) return pass('Canvas answers at this address.');
  if (status === 401 && z.object({ status: z.literal('unauthenticated') }).safeParse(body).success) return pass('Canvas answers at this address.');
  return fail('canvas_unreachable', `What answers at this address (status ${status}) is not Canvas.`);
}

const OAuthError = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/**
 * The pair at the token endpoint, with a code that cannot exist; then the redirect URI, the scopes and the
 * state of the key at the authorisation endpoint, without a session (`oauth2_provider_controller.rb`: the key,
 * redirect, scopes, OFF and prompt are looked at in this order).
 */
async function checkKey(fetch: SiteFetch, { config }: StoredConnection, redirectUri: string): Promise<Verdict> {
  const { clientId, clientSecret } = config.developerKey;
  const token = await fetch(`${config.lms.url}/login/oauth2/token`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, client_secret: clientSecret, code: 'intelliboard-connection-check' }).toString(),
  });
  const said = OAuthError.safeParse(parseJson(token.text)).data;
  if (token.status === 401 && said?.error === 'invalid_client') {
    return said.error_description === 'unknown client' ? fail('unknown_client', 'Canvas does not know this client id.') : fail('wrong_secret', 'Canvas does not accept this client secret.');
  }
  if (token.status !== 400 || said?.error !== 'invalid_grant') return unexpected(token);

  const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', prompt: 'none', scope: INTELLIBOARD_SCOPES.join(' ') });
  const auth = await fetch(`${config.lms.url}/login/oauth2/auth?${query.toString()}`, { headers: { accept: 'text/html' } });
  return authVerdict(auth, redirectUri);
}

function authVerdict(auth: RemoteAnswer, redirectUri: string): Verdict {
  const said = OAuthError.safeParse(parseJson(auth.text)).data;
  if (auth.status === 400 && said?.error === 'invalid_request') return fail('redirect_mismatch', "IntelliBoard's redirect URI is not registered with this key.");
  if (auth.status === 401) return fail('unknown_client', 'Canvas does not know this client id.');
  const location = auth.headers['location'];
  if (auth.status !== 302 || location?.startsWith(redirectUri) !== true) return unexpected(auth);
  switch (new URL(location).searchParams.get('error')) {
    case 'login_required':
    case 'interaction_required':
      return pass('Canvas accepts the developer key.');
    case 'unauthorized_client':
      return fail('key_off', 'The developer key is OFF in Canvas.');
    case 'invalid_scope':
      return fail('insufficient_scopes', "The developer key enforces scopes, and some of IntelliBoard's are missing.");
    default:
      return unexpected(auth);
  }
}

function unexpected({ status }: RemoteAnswer): Verdict {
  return fail('canvas_unreachable', `Canvas answered in an unexpected way (status ${status}).`);
}

async function orUnreachable(verdict: Promise<Verdict>, who = 'Canvas'): Promise<Verdict> {
  const limit = pause(CALL_LIMIT_MS).then(() => fail('canvas_unreachable', `${who} did not answer in time.`));
  return Promise.race([verdict.catch(() => fail('canvas_unreachable', `${who} could not be reached.`)), limit]);
}

function stamp(id: Check['id'], verdict: Verdict): Check {
  return { id, ...verdict, at: new Date().toISOString() };
}

/** Does not keep the process alive. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
