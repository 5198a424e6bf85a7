import type { SandboxResponse, SiteFetch } from '../site';
import { connectionAnswer, problem } from './answers';
import { authorizationOf, beginConsent } from './authorization/begin';
import { addCategory, addConnection, applyToConnection, categoryNamed, connectionAt, connectionWithId, isWithinContract, rememberSecrets, removeConnection, startChecks, type PostedSecret } from './connections';
import { startRun, whyNotProcess } from './runs/start';
import { runAnswer } from './runs/stored-run';
import type { State, StoredConnection } from './state';
import { makeMonitorToken, revokeMonitorTokens } from './tokens';
import { ConfigSchema, ConnectionChangeSchema, ConnectionQuerySchema, NewCategorySchema, RunQuerySchema, type Account, type Config, type DataInput, type EndpointName } from '@/utils/intelliboard/contract';

export interface Call {
  readonly state: State;
  readonly fetch: SiteFetch;
  /** The connection that the path names; empty where it names none. */
  readonly id: string;
  /** The run that it names. */
  readonly runId: string;
  /** Valid by the endpoint's schema. */
  readonly query: unknown;
  /** Valid by the endpoint's schema. */
  readonly body: unknown;
}

type Outcome = { readonly value: unknown } | { readonly refusal: SandboxResponse };

/** What answers each call of the contract. */
export const handlers: Readonly<Record<EndpointName, (call: Call) => Outcome>> = {
  me,
  categories,
  createCategory,
  createConnection,
  findConnections,
  getConnection: (call) => onConnection(call, (connection) => ({ value: connectionAnswer(connection) })),
  changeConnection: changed,
  removeConnection: removed,
  requestChecks,
  getChecks: (call) => onConnection(call, ({ checks }) => ({ value: checks })),
  beginAuthorization: (call) => onConnection(call, (connection) => ({ value: beginConsent(call.state, connection) })),
  getAuthorization: (call) => onConnection(call, (connection) => ({ value: authorizationOf(connection) })),
  startRun: started,
  getRuns: listed,
  getRun: readRun,
  createMonitorToken: (call) => onConnection(call, (connection) => ({ value: makeMonitorToken(call.state, connection) })),
  removeMonitorToken: (call) => onConnection(call, ({ id }) => ({ value: revokeMonitorTokens(call.state, id) })),
};

function me({ state }: Call): Outcome {
  const [token] = state.tokens;
  const inAYear = new Date(new Date().setUTCFullYear(new Date().getUTCFullYear() + 1));
  const account: Account = {
    account: state.account,
    token: { name: token.name, last4: token.value.slice(-4), expiresAt: inAYear.toISOString() },
    redirectUri: state.redirectUri,
    firewallAddresses: state.firewallAddresses,
  };
  return { value: account };
}

function categories({ state }: Call): Outcome {
  return { value: state.categories };
}

function createCategory({ state, body }: Call): Outcome {
  const { name } = NewCategorySchema.parse(body);
  if (categoryNamed(state, name) !== undefined) {
    return { refusal: problem(400, 'invalid', 'There is a category of this name.', { field: '/name' }) };
  }
  return { value: addCategory(state, name) };
}

function createConnection({ state, body }: Call): Outcome {
  const config = ConfigSchema.parse(body);
  rememberSecrets(state, secretsOf(config));
  if (!state.categories.some(({ id }) => id === config.categoryId)) {
    return { refusal: problem(400, 'invalid', 'There is no such category.', { field: '/categoryId' }) };
  }
  const same = connectionAt(state, config.lms.url);
  if (same !== undefined) {
    return { refusal: problem(409, 'duplicate_connection', 'A connection has this LMS address already.', { field: '/lms/url', connectionId: same.id }) };
  }
  return { value: connectionAnswer(addConnection(state, config)) };
}

/** Every secret of a config, with words for it. */
function secretsOf({ lms, developerKey, data }: Config): PostedSecret[] {
  return [keySecret(developerKey, lms.url), ...(data === undefined ? [] : [dataSecret(data, lms.url)])];
}

function keySecret({ clientId, clientSecret }: Config['developerKey'], url: string): PostedSecret {
  return { value: clientSecret, what: `client secret of ${clientId}, posted to IntelliBoard for ${url}` };
}

function dataSecret(data: DataInput, url: string): PostedSecret {
  return { value: data.source === 'dap' ? data.clientSecret : data.secret, what: `data secret posted to IntelliBoard for ${url}` };
}

function findConnections({ state, query }: Call): Outcome {
  const { url, clientId } = ConnectionQuerySchema.parse(query);
  const found = state.connections.filter(isWithinContract).filter(
    ({ config }) => (url === undefined || config.lms.url === url) && (clientId === undefined || config.developerKey.clientId === clientId),
  );
  return { value: found.map(connectionAnswer) };
}

function changed({ state, id, body }: Call): Outcome {
  const change = ConnectionChangeSchema.parse(body);
  const { categoryId, data, pendingDeveloperKey } = change;
  return onConnection({ state, id }, (connection) => {
    const { lms } = connection.config;
    rememberSecrets(state, [...(data === undefined ? [] : [dataSecret(data, lms.url)]), ...(pendingDeveloperKey === undefined ? [] : [keySecret(pendingDeveloperKey, lms.url)])]);
    if (categoryId !== undefined && !state.categories.some((category) => category.id === categoryId)) {
      return { refusal: problem(400, 'invalid', 'There is no such category.', { field: '/categoryId' }) };
    }
    applyToConnection(state, connection, change);
    return { value: connectionAnswer(connection) };
  });
}

function removed({ state, id }: Call): Outcome {
  return onConnection({ state, id }, (connection) => {
    removeConnection(state, connection);
    revokeMonitorTokens(state, id);
    return { value: null };
  });
}

function requestChecks(call: Call): Outcome {
  return onConnection(call, (connection) => {
    startChecks(call.state, connection, call.fetch);
    return { value: connection.checks };
  });
}

function started({ state, id, fetch }: Call): Outcome {
  return onConnection({ state, id }, (connection) => {
    const fault = whyNotProcess(connection);
    if (fault !== null) return { refusal: problem(409, fault.code, fault.detail, fault.field === undefined ? {} : { field: fault.field }) };
    return { value: runAnswer(startRun(state, connection, fetch)) };
  });
}

/** As many as `RunQuerySchema` allows, unless the query says fewer. */
const MOST_RUNS = 99;

function listed({ state, id, query }: Call): Outcome {
  const { limit } = RunQuerySchema.parse(query);
  return onConnection({ state, id }, ({ runs }) => ({ value: [...runs].reverse().slice(0, Number(limit ?? MOST_RUNS)).map(runAnswer) }));
}

function readRun({ state, id, runId }: Call): Outcome {
  return onConnection({ state, id }, ({ runs }) => {
    const run = runs.find((one) => one.id === runId);
    return run === undefined ? { refusal: problem(404, 'not_found', 'There is no such run.') } : { value: runAnswer(run) };
  });
}

function onConnection({ state, id }: Pick<Call, 'state' | 'id'>, look: (connection: StoredConnection) => Outcome): Outcome {
  const connection = connectionWithId(state, id);
  return connection === undefined || !isWithinContract(connection) ? { refusal: problem(404, 'not_found', 'There is no such connection.') } : look(connection);
}
