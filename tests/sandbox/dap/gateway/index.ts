import type { SandboxRequest, SandboxResponse } from '../../site';
import type { DapState } from '../state';
import type { Endpoint } from '../usage';
import { failures, json } from './answers';
import { login } from './login';
import { OBJECTS_HOST, readObject } from './objects';
import { askJob, objectUrls, startQuery } from './query';
import { listTables, tableSchema, unknownPlace } from './tables';

interface Call {
  readonly state: DapState;
  readonly request: SandboxRequest;
  /** Parts of the path; empty where it has none. */
  readonly namespace: string;
  readonly table: string;
  readonly job: string;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly endpoint: Endpoint;
  readonly answer: (call: Call) => SandboxResponse;
}

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/dap\/query\/(?<namespace>[^/]+)\/table$/, endpoint: 'tables', answer: ({ namespace }) => listTables(namespace) },
  { method: 'GET', path: /^\/dap\/query\/(?<namespace>[^/]+)\/table\/(?<table>[^/]+)\/schema$/, endpoint: 'schema', answer: ({ namespace, table }) => tableSchema(namespace, table) },
  { method: 'POST', path: /^\/dap\/query\/(?<namespace>[^/]+)\/table\/(?<table>[^/]+)\/data$/, endpoint: 'query', answer: ({ state, request, namespace, table }) => startQuery(state, request, namespace, table) },
  { method: 'GET', path: /^\/dap\/job\/(?<job>[^/]+)$/, endpoint: 'job', answer: ({ state, job }) => askJob(state, job) },
  { method: 'POST', path: /^\/dap\/object\/url$/, endpoint: 'urls', answer: ({ state, request }) => objectUrls(state, request) },
];

/**
 * The gateway: the login and the Data Access Platform's Query API 1.0.0. No answer carries a CORS header, so
 * that a page of another origin cannot read one. Assumed: what is looked at first is the token, then the
 * limit, then the account, then the address, then the body.
 */
export function answerGateway(state: DapState, request: SandboxRequest): SandboxResponse {
  const { method, url, headers } = request;
  if (url.hostname === OBJECTS_HOST) return readObject(state, request);
  if (`${method} ${url.pathname}` === 'POST /ids/auth/login') return login(state, request);
  const route = ROUTES.find((one) => one.method === method && one.path.test(url.pathname));
  if (route === undefined) return json(404, { message: 'Not Found' });

  const owner = state.tokens.ownerOf(/^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '');
  const wait = state.usage.note(route.endpoint, owner?.clientId ?? '');
  if (owner === undefined) return failures.authentication();
  if (wait !== null) return failures.tooMany(wait);
  const { onboarded, restricted, outage } = state.gateway;
  if (!onboarded) return failures.notOnboarded();
  if (restricted) return failures.restricted();
  if (outage !== 'none') return failures[outage]();
  const { namespace = '', table = '', job = '' } = route.path.exec(url.pathname)?.groups ?? {};
  return (namespace === '' ? null : unknownPlace(namespace, table)) ?? route.answer({ state, request, namespace, table, job });
}
