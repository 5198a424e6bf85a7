import { isDeepStrictEqual } from 'node:util';
import type { SandboxResponse } from '../site';
import { runAnswer } from './runs/stored-run';
import { authorizationOf } from './authorization/begin';
import { nextRunAt, stateOf } from './standing';
import type { StoredConnection } from './state';
import { ProblemSchema, type Code, type Connection, type Masked } from '@/utils/intelliboard/contract';
import { API_PATH, DEFAULT_HOST } from '@/utils/model/known';
import type { z } from '@/utils/model/zod';

const TITLES: Partial<Record<Code, string>> = {
  bad_token: 'The API token is not accepted',
  forbidden: 'The API token may not do this',
  not_found: 'There is no such thing',
  invalid: 'The request is not valid',
  duplicate_connection: 'There is a connection for this LMS already',
  idempotency_mismatch: 'This idempotency key was used for something else',
  not_authorized: 'Canvas has not been authorised',
  busy: 'This is under way already',
  internal: 'The server failed',
};

/** An answer within the contract. Throws if it is not: then the sandbox itself is wrong. */
export function answer(status: number, schema: z.ZodMiniType, body: unknown): SandboxResponse {
  return { status, headers: headers('application/json'), body: conforming(schema, body) };
}

/** An answer that says nothing but that it is done. */
export function done(): SandboxResponse {
  return { status: 204, headers: { 'cache-control': 'no-store' } };
}

export function problem(
  status: number,
  code: Code,
  detail: string,
  more: { readonly field?: string; readonly connectionId?: string } = {},
): SandboxResponse {
  const type = `https://${DEFAULT_HOST}${API_PATH}/problems/${code}`;
  const body = conforming(ProblemSchema, { type, title: TITLES[code] ?? code, status, detail, code, ...more });
  return {
    status,
    headers: { ...headers('application/problem+json'), ...(status === 401 && { 'www-authenticate': 'Bearer realm="IntelliBoard Connect"' }) },
    body,
  };
}

/** Parsing drops fields that the contract does not have, so what is left must be what went in. */
function conforming(schema: z.ZodMiniType, body: unknown): string {
  const text = JSON.stringify(body);
  const plain: unknown = JSON.parse(text);
  const parsed = schema.safeParse(plain);
  if (!parsed.success) throw new Error(`The sandbox breaks the contract: ${JSON.stringify(parsed.error.issues)}`);
  if (!isDeepStrictEqual(parsed.data, plain)) throw new Error('The sandbox answers with a field that the contract does not have.');
  return text;
}

function headers(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
}

/** A connection as it is shown: every secret masked. */
export function connectionAnswer(connection: StoredConnection): Connection {
  const { id, config, pendingDeveloperKey, checks, filters, roles, runs, updatedAt } = connection;
  const { lms, developerKey, data, categoryId, active, dynamicTables, processAt } = config;
  const last = runs.at(-1);
  return {
    id,
    lms,
    developerKey: maskedKey(developerKey),
    ...(pendingDeveloperKey !== null && { pendingDeveloperKey: maskedKey(pendingDeveloperKey) }),
    data: maskedData(data),
    categoryId,
    active,
    dynamicTables,
    processAt,
    state: stateOf(connection),
    checks,
    authorization: authorizationOf(connection),
    filters,
    roles,
    lastRun: last === undefined ? null : runAnswer(last),
    nextRunAt: nextRunAt(connection),
    updatedAt,
  };
}

function maskedKey({ clientId, clientSecret }: StoredConnection['config']['developerKey']): Connection['developerKey'] {
  return { clientId, clientSecret: mask(clientSecret) };
}

function maskedData(data: StoredConnection['config']['data']): Connection['data'] {
  switch (data?.source) {
    case undefined:
      return null;
    case 'dap':
      return { ...data, clientSecret: mask(data.clientSecret) };
    case 'flat-files':
      return { ...data, secret: mask(data.secret) };
  }
}

/** The last four characters of a secret of twelve or more, nothing of a shorter one. */
export function mask(secret: string): Masked {
  return { present: true, last4: secret.length >= 12 ? secret.slice(-4) : '' };
}
