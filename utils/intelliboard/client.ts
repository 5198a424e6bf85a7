import { AccountSchema, AuthorizationSchema, AuthorizationStartSchema, CategorySchema, CheckSchema, ConnectionSchema, MonitorTokenSchema, RunSchema } from './answers';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { failureOfAnswer, failureOfThrown, isProblem, type ApiFailure } from './failure';
import type { Config, ConnectionChange, ConnectionQuery, NewCategory, RunQuery } from './requests';
import { told } from './told';
import { parseJson } from '@/utils/core/json';
import { err, ok, type Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import { z } from '@/utils/model/zod';

export { isRetryable, type ApiFailure } from './failure';

/** The part of `fetch` that is used here; whoever passes it in owns the wall of origins and the time limit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ClientOptions {
  /** Base address without a trailing slash: `apiBase(host)`. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** `null`: there is none, or it is locked. */
  readonly token: () => Promise<Secret | null>;
  /** Epoch ms. */
  readonly now?: () => number;
}

/** Text that is IntelliBoard's own, whatever it says. */
const Told = z.string().check(z.overwrite(told));

/**
 * What the client reads of a connection and of a check: no more than it uses, and codes and names of checks
 * as text. So a backend that gains a word in some other field does not turn a connection that was made into
 * a failure.
 */
const ConnectionRead = z.pick(ConnectionSchema, { id: true, lms: true, developerKey: true });
export type ConnectionRead = z.infer<typeof ConnectionRead>;
const ConnectionChanged = z.pick(ConnectionSchema, { id: true, updatedAt: true });
const CheckRead = z.extend(CheckSchema, { id: Told, code: z.nullable(Told), message: Told });
export type CheckRead = z.infer<typeof CheckRead>;
const AuthorizationRead = z.extend(AuthorizationSchema, { code: z.optional(Told), by: z.nullable(Told) });
export type AuthorizationRead = z.infer<typeof AuthorizationRead>;
const RunRead = z.extend(RunSchema, { error: z.optional(z.object({ code: Told, message: Told })) });
export type RunRead = z.infer<typeof RunRead>;
/** All of a connection that can be taken over. */
const ConnectionDescribed = z.extend(z.omit(ConnectionSchema, { state: true, updatedAt: true }), {
  checks: z.array(CheckRead),
  authorization: AuthorizationRead,
  lastRun: z.nullable(RunRead),
});
export type ConnectionDescribed = z.infer<typeof ConnectionDescribed>;
/** What is watched of one: states as text, since a new one is no fault. */
const ConnectionWatched = z.object({
  state: Told,
  active: z.boolean(),
  data: z.nullable(z.object({ expiresOn: z.optional(z.iso.date()) })),
  processAt: ConnectionSchema.shape.processAt,
  checks: z.array(CheckRead),
  authorization: z.pick(AuthorizationRead, { state: true, at: true, by: true }),
  nextRunAt: ConnectionSchema.shape.nextRunAt,
});
export type ConnectionWatched = z.infer<typeof ConnectionWatched>;

const AccountRead = z.extend(AccountSchema, { account: z.extend(AccountSchema.shape.account, { name: Told }) });
const Categories = z.array(CategorySchema);
const Connections = z.array(ConnectionRead);
const Checks = z.array(CheckRead);
const Runs = z.array(RunRead);

interface Call {
  readonly id?: string;
  readonly runId?: string;
  readonly query?: ConnectionQuery | RunQuery;
  readonly body?: object;
  readonly idempotencyKey?: string;
  /** Secrets in the body. */
  readonly secrets?: readonly string[];
}

/**
 * The backend of contract v1 at one address, with one token. Every function answers with a value, never
 * throws, logs nothing, and puts no secret into a failure. Idempotency keys are UUIDs, one for each intended
 * effect; the same one again, with the same body, is answered as the first time.
 */
export function createClient({ baseUrl, fetch, token, now = Date.now }: ClientOptions) {
  async function call<T>(endpoint: Endpoint, answer: z.ZodMiniType<T>, { id, runId, query, body, idempotencyKey, secrets = [] }: Call = {}): Promise<Result<T, ApiFailure>> {
    const bearer = await token();
    // Without a token nothing is sent, the secrets of the body least of all: this is what it would be told.
    if (bearer === null) return err({ kind: 'problem', status: 401, code: 'bad_token', detail: '' });
    const path = endpoint.path.replace('{id}', encodeURIComponent(id ?? '')).replace('{runId}', encodeURIComponent(runId ?? ''));
    const search = new URLSearchParams(Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${baseUrl}${path}${search && `?${search}`}`, {
        method: endpoint.method,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        headers: {
          Accept: 'application/json, application/problem+json',
          Authorization: `Bearer ${bearer.reveal()}`,
          ...(body && { 'Content-Type': 'application/json' }),
          ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (thrown) {
      return err(failureOfThrown(thrown));
    }
    if (!response.ok) return err(failureOfAnswer(response.status, response.headers, text, [bearer.reveal(), ...secrets], now()));
    const read = answer.safeParse(parseJson(text));
    return read.success ? ok(read.data) : err({ kind: 'not-the-contract', status: response.status });
  }

  return {
    /** The account that the token belongs to. */
    me: () => call(ENDPOINTS.me, AccountRead),
    categories: () => call(ENDPOINTS.categories, Categories),
    createCategory: (body: NewCategory, idempotencyKey: string) => call(ENDPOINTS.createCategory, CategorySchema, { body, idempotencyKey }),
    /** Creates it in the state `draft`. `duplicate_connection` (409) names the one that has this address. */
    createConnection: (body: Config, idempotencyKey: string) =>
      call(ENDPOINTS.createConnection, ConnectionRead, { body, idempotencyKey, secrets: secretsOf(body) }),
    /** Changes what is given and nothing else. */
    changeConnection: (id: string, body: ConnectionChange, idempotencyKey: string) =>
      call(ENDPOINTS.changeConnection, ConnectionChanged, { id, body, idempotencyKey, secrets: secretsOf({ developerKey: body.pendingDeveloperKey, data: body.data }) }),
    /** Connections with this LMS address and client id, as far as they are given. */
    findConnections: (query: ConnectionQuery) => call(ENDPOINTS.findConnections, Connections, { query }),
    /** The same, with all that there is of each. */
    describeConnections: (url: string) => call(ENDPOINTS.findConnections, z.array(ConnectionDescribed), { query: { url } }),
    /** Removes it, with its runs. */
    removeConnection: (id: string, idempotencyKey: string) => call(ENDPOINTS.removeConnection, z.unknown(), { id, idempotencyKey }),
    getConnection: (id: string) => call(ENDPOINTS.getConnection, ConnectionRead, { id }),
    /** The same, with what is watched of it. A monitor token will do. */
    watchConnection: (id: string) => call(ENDPOINTS.getConnection, ConnectionWatched, { id }),
    /** A token that can only read this connection. Asked again with the same key, it is the same token. */
    createMonitorToken: (id: string, idempotencyKey: string) => call(ENDPOINTS.createMonitorToken, MonitorTokenSchema, { id, idempotencyKey }),
    removeMonitorToken: (id: string, idempotencyKey: string) => call(ENDPOINTS.removeMonitorToken, z.unknown(), { id, idempotencyKey }),
    /** Begins IntelliBoard's own checks; answers those to come, `waiting`. */
    requestChecks: (id: string, idempotencyKey: string) => call(ENDPOINTS.requestChecks, Checks, { id, idempotencyKey }),
    getChecks: (id: string) => call(ENDPOINTS.getChecks, Checks, { id }),
    /** Begins the consent at Canvas, and ends one that was begun before. */
    beginAuthorization: (id: string, idempotencyKey: string) => call(ENDPOINTS.beginAuthorization, AuthorizationStartSchema, { id, idempotencyKey }),
    getAuthorization: (id: string) => call(ENDPOINTS.getAuthorization, AuthorizationRead, { id }),
    /** "Process Data". `busy` (409): a run is on already. */
    startRun: (id: string, idempotencyKey: string) => call(ENDPOINTS.startRun, RunRead, { id, idempotencyKey }),
    getRun: (id: string, runId: string) => call(ENDPOINTS.getRun, RunRead, { id, runId }),
    /** The newest first; at most `limit`, 1 to 99. */
    getRuns: (id: string, limit: number) => call(ENDPOINTS.getRuns, Runs, { id, query: { limit: String(limit) } }),
  };
}

export type Client = ReturnType<typeof createClient>;

function secretsOf({ developerKey, data }: { readonly developerKey?: Config['developerKey'] | undefined; readonly data?: Config['data'] }): string[] {
  const ofData = data === undefined ? [] : [data.source === 'dap' ? data.clientSecret : data.secret];
  return developerKey === undefined ? ofData : [developerKey.clientSecret, ...ofData];
}

/**
 * Which road this IntelliBoard has. `api`: `GET /me` answers 200 with an account, or 401 as
 * `application/problem+json`. `form`: it answers with anything else, a redirect to its sign-in page or a web
 * page with status 200 included. `unreachable`: it does not answer, or says that it cannot just now (429,
 * 5xx), so nothing is known.
 *
 * Asks without a token. Follows no redirect (`manual` lets one be told from a host that is not there).
 */
export async function findRoad(fetch: Fetch, baseUrl: string, signal?: AbortSignal): Promise<'api' | 'form' | 'unreachable'> {
  try {
    const response = await fetch(`${baseUrl}${ENDPOINTS.me.path}`, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      headers: { Accept: 'application/json, application/problem+json' },
      ...(signal && { signal }),
    });
    if (response.status === 401 && isProblem(response.headers)) return 'api';
    if (response.status === 200) return AccountSchema.safeParse(parseJson(await response.text())).success ? 'api' : 'form';
    return response.status === 429 || response.status >= 500 ? 'unreachable' : 'form';
  } catch {
    return 'unreachable';
  }
}
