import type { SandboxResponse, SiteFetch } from '../site';
import { connectionAnswer, problem } from './answers';
import { addCategory, addConnection, categoryNamed, connectionAt, connectionWithId, isWithinContract, rememberSecrets, startChecks } from './connections';
import type { State, StoredConnection } from './state';
import { ConfigSchema, ConnectionQuerySchema, NewCategorySchema, type Account, type Config, type EndpointName } from '@/utils/intelliboard/contract';

interface Call {
  readonly state: State;
  readonly fetch: SiteFetch;
  /** The connection that the path names; empty where it names none. */
  readonly id: string;
  /** Valid by the endpoint's schema. */
  readonly query: unknown;
  /** Valid by the endpoint's schema. */
  readonly body: unknown;
}

type Outcome = { readonly value: unknown } | { readonly refusal: SandboxResponse };

/** What the sandbox can do of the contract so far; the rest comes with the steps that need it. */
export const handlers = { me, categories, createCategory, createConnection, findConnections, getConnection, requestChecks, getChecks } satisfies Partial<Record<EndpointName, (call: Call) => Outcome>>;

export function isImplemented(name: EndpointName): name is keyof typeof handlers {
  return Object.hasOwn(handlers, name);
}

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
function secretsOf({ lms, developerKey, data }: Config): { value: string; what: string }[] {
  const ofKey = { value: developerKey.clientSecret, what: `client secret of ${developerKey.clientId}, posted to IntelliBoard for ${lms.url}` };
  if (data === undefined) return [ofKey];
  return [ofKey, { value: data.source === 'dap' ? data.clientSecret : data.secret, what: `data secret posted to IntelliBoard for ${lms.url}` }];
}

function findConnections({ state, query }: Call): Outcome {
  const { url, clientId } = ConnectionQuerySchema.parse(query);
  const found = state.connections.filter(isWithinContract).filter(
    ({ config }) => (url === undefined || config.lms.url === url) && (clientId === undefined || config.developerKey.clientId === clientId),
  );
  return { value: found.map(connectionAnswer) };
}

function getConnection(call: Call): Outcome {
  return onConnection(call, connectionAnswer);
}

function requestChecks(call: Call): Outcome {
  return onConnection(call, (connection) => {
    startChecks(call.state, connection, call.fetch);
    return connection.checks;
  });
}

function getChecks(call: Call): Outcome {
  return onConnection(call, ({ checks }) => checks);
}

function onConnection({ state, id }: Call, look: (connection: StoredConnection) => unknown): Outcome {
  const connection = connectionWithId(state, id);
  return connection === undefined || !isWithinContract(connection) ? { refusal: problem(404, 'not_found', 'There is no such connection.') } : { value: look(connection) };
}
