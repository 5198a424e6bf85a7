import { isDeepStrictEqual } from 'node:util';
import type { SiteFetch } from '../site';
import { beginChecks, runChecks } from './checks';
import type { State, StoredConnection } from './state';
import type { Category, Config, ConnectionChange } from '@/utils/intelliboard/contract';
import { LmsUrlSchema } from '@/utils/intelliboard/fields';

/** What both roads do to the one state: the API (`handlers.ts`) and the web site (`site`). */

/** Ids above 2^53, so that whoever takes one for a number is found out. */
const FIRST_CONNECTION_ID = 9_007_199_254_740_993n;

export function categoryNamed(state: State, name: string): Category | undefined {
  return state.categories.find((category) => category.name.toLowerCase() === name.trim().toLowerCase());
}

export function addCategory(state: State, name: string): Category {
  const category = { id: String(12 + state.categories.length), name: name.trim() };
  state.categories.push(category);
  state.effects.categoriesCreated += 1;
  return category;
}

export function connectionWithId(state: State, id: string): StoredConnection | undefined {
  return state.connections.find((connection) => connection.id === id);
}

export function connectionAt(state: State, url: string): StoredConnection | undefined {
  return state.connections.find(({ config }) => config.lms.url === url);
}

export function addConnection(state: State, config: Config): StoredConnection {
  const connection: StoredConnection = {
    id: String(FIRST_CONNECTION_ID + BigInt(state.effects.connectionsCreated)),
    config,
    pendingDeveloperKey: null,
    checks: [],
    checksRequested: 0,
    authorization: { state: 'none', at: null, by: null },
    question: null,
    grant: null,
    filters: null,
    roles: null,
    names: null,
    runs: [],
    jobs: new Map(),
    updatedAt: new Date().toISOString(),
  };
  state.connections.push(connection);
  state.effects.connectionsCreated += 1;
  return connection;
}

/** Another developer key has to be authorised anew, and other credentials for Canvas Data have no jobs yet. */
export function changeConnection(state: State, connection: StoredConnection, config: Config): void {
  const { developerKey, data } = connection.config;
  if (config.developerKey.clientId !== developerKey.clientId) {
    connection.grant = null;
    connection.names = null;
    connection.authorization = { state: 'none', at: null, by: null };
  }
  if (!isDeepStrictEqual(config.data, data)) connection.jobs.clear();
  connection.config = config;
  touch(connection);
  state.effects.connectionsChanged += 1;
}

/** Whatever a `PATCH` names. The present developer key stays until the pending one is authorised. */
export function applyToConnection(state: State, connection: StoredConnection, { lms, filters, roles, pendingDeveloperKey, ...details }: ConnectionChange): void {
  const { config } = connection;
  changeConnection(state, connection, { ...config, ...withoutUndefined(details), lms: { ...config.lms, ...lms } });
  if (filters !== undefined) {
    connection.filters = filters;
    state.saved.push({ connectionId: connection.id, what: 'filters', road: 'api' });
  }
  if (roles !== undefined) {
    connection.roles = roles;
    state.saved.push({ connectionId: connection.id, what: 'roles', road: 'api' });
  }
  if (pendingDeveloperKey !== undefined) connection.pendingDeveloperKey = pendingDeveloperKey;
}

type WithoutUndefined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as WithoutUndefined<T>;
}

export function removeConnection(state: State, connection: StoredConnection): void {
  state.connections.splice(state.connections.indexOf(connection), 1);
  // A check or a consent that comes back finds nobody.
  connection.checksRequested += 1;
  connection.question = null;
  state.effects.connectionsRemoved += 1;
}

export function touch(connection: StoredConnection): void {
  connection.updatedAt = new Date().toISOString();
}

export function startChecks(state: State, connection: StoredConnection, fetch: SiteFetch): void {
  beginChecks(connection);
  state.effects.checksStarted += 1;
  void runChecks(state, connection, fetch);
}

/** Whether the API can show it: the form takes an address with a path, too, and then marks it red. */
export function isWithinContract({ config }: StoredConnection): boolean {
  return LmsUrlSchema.safeParse(config.lms.url).success;
}

export interface PostedSecret {
  readonly value: string;
  /** Words for it. */
  readonly what: string;
}

/** Secrets that have come here are looked for everywhere they must not be. */
export function rememberSecrets(state: State, secrets: readonly PostedSecret[]): void {
  for (const { value, what } of secrets) if (value !== '') state.postedSecrets.set(value, what);
}
