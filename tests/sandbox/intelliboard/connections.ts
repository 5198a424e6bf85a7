import type { SiteFetch } from '../site';
import { beginChecks, runChecks } from './checks';
import type { State, StoredConnection } from './state';
import type { Category, Config } from '@/utils/intelliboard/contract';
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
    id: String(FIRST_CONNECTION_ID + BigInt(state.connections.length)),
    config,
    state: 'draft',
    checks: [],
    checksRequested: 0,
    updatedAt: new Date().toISOString(),
  };
  state.connections.push(connection);
  state.effects.connectionsCreated += 1;
  return connection;
}

export function changeConnection(state: State, connection: StoredConnection, config: Config): void {
  connection.config = config;
  connection.state = 'draft';
  connection.updatedAt = new Date().toISOString();
  state.effects.connectionsChanged += 1;
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

/** Secrets that have come here are looked for everywhere they must not be. */
export function rememberSecrets(state: State, secrets: readonly { readonly value: string; readonly what: string }[]): void {
  for (const { value, what } of secrets) if (value !== '') state.postedSecrets.set(value, what);
}
