import {
  AccountSchema,
  AuthorizationSchema,
  AuthorizationStartSchema,
  CategorySchema,
  CheckSchema,
  ConnectionSchema,
  MonitorTokenSchema,
  RunSchema,
} from './answers';
import { ConfigSchema, ConnectionChangeSchema, ConnectionQuerySchema, NewCategorySchema, RunQuerySchema } from './requests';
import { z } from '@/utils/model/zod';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base address; `{id}` stands for one percent-encoded segment. */
  readonly path: string;
  readonly summary: string;
  /** `null`: takes no query. */
  readonly query: z.ZodMiniType | null;
  /** `null`: takes no body. */
  readonly request: z.ZodMiniType | null;
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** `null`: answers without a body. */
  readonly answer: z.ZodMiniType | null;
  /** Whether the header `Idempotency-Key` is needed: with every write. */
  readonly idempotencyKey: boolean;
}

const read = { method: 'GET', query: null, request: null, status: 200, idempotencyKey: false } as const;
const write = { method: 'POST', query: null, request: null, idempotencyKey: true } as const;

/** Every call of contract v1. Whatever fails is answered with a problem (RFC 9457). */
export const ENDPOINTS = {
  me: { ...read, path: '/me', summary: 'The account, its token, the redirect URI to register', answer: AccountSchema },
  categories: { ...read, path: '/categories', summary: 'Connection categories', answer: z.array(CategorySchema) },
  createCategory: { ...write, path: '/categories', summary: 'Make a category', request: NewCategorySchema, status: 201, answer: CategorySchema },
  createConnection: { ...write, path: '/connections', summary: 'Create a connection', request: ConfigSchema, status: 201, answer: ConnectionSchema },
  findConnections: { ...read, path: '/connections', summary: 'Find connections', query: ConnectionQuerySchema, answer: z.array(ConnectionSchema) },
  getConnection: { ...read, path: '/connections/{id}', summary: 'Read a connection', answer: ConnectionSchema },
  changeConnection: {
    ...write,
    method: 'PATCH',
    path: '/connections/{id}',
    summary: 'Change details, filters, roles, data credentials or the developer key',
    request: ConnectionChangeSchema,
    status: 200,
    answer: ConnectionSchema,
  },
  removeConnection: { ...write, method: 'DELETE', path: '/connections/{id}', summary: 'Remove a connection', status: 204, answer: null },
  requestChecks: {
    ...write,
    path: '/connections/{id}/checks',
    summary: "Begin IntelliBoard's own checks; answers those that are to come, waiting",
    status: 202,
    answer: z.array(CheckSchema),
  },
  getChecks: { ...read, path: '/connections/{id}/checks', summary: 'Follow the checks', answer: z.array(CheckSchema) },
  beginAuthorization: {
    ...write,
    path: '/connections/{id}/authorization',
    summary: 'Begin the consent at Canvas (mints `state`)',
    status: 201,
    answer: AuthorizationStartSchema,
  },
  getAuthorization: { ...read, path: '/connections/{id}/authorization', summary: 'Follow the consent', answer: AuthorizationSchema },
  startRun: { ...write, path: '/connections/{id}/runs', summary: 'Process data', status: 202, answer: RunSchema },
  getRuns: { ...read, path: '/connections/{id}/runs', summary: 'Runs, the newest first', query: RunQuerySchema, answer: z.array(RunSchema) },
  getRun: { ...read, path: '/connections/{id}/runs/{runId}', summary: 'Follow a run', answer: RunSchema },
  createMonitorToken: {
    ...write,
    path: '/connections/{id}/monitor-token',
    summary: 'Make a token that can only read this connection, its checks and runs',
    status: 201,
    answer: MonitorTokenSchema,
  },
  removeMonitorToken: { ...write, method: 'DELETE', path: '/connections/{id}/monitor-token', summary: 'Revoke that token', status: 204, answer: null },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
