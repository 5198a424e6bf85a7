import { createHash } from 'node:crypto';
import type { SandboxRequest, SandboxResponse, SiteFetch } from '../site';
import { answer, done, problem } from './answers';
import { handlers } from './handlers';
import { tokenOf, type Caller } from './tokens';
import type { State } from './state';
import { ENDPOINTS, IdempotencyKeySchema, type Endpoint, type EndpointName } from '@/utils/intelliboard/contract';
import { API_PATH } from '@/utils/model/known';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

/** Answers a request below the API path as contract v1 says. Every request and every answer is held to the schemas. */
export function handleApi(state: State, request: SandboxRequest, fetch: SiteFetch): SandboxResponse {
  const caller = tokenOf(state, request.headers['authorization']);
  if ('refusal' in caller) return caller.refusal;
  const route = findRoute(request.method, request.url.pathname.slice(API_PATH.length));
  if (route === null) return problem(404, 'not_found', 'The contract has no such call.');
  const { name, id, runId } = route;
  if (!mayAsk(caller, name, id)) return problem(403, 'forbidden', 'This token can only read its own connection, the checks and the runs of it.');

  const endpoint: Endpoint = ENDPOINTS[name];
  const query = read(endpoint.query, Object.fromEntries(request.url.searchParams));
  if (!query.ok) return query.refusal;
  const body = readBody(endpoint, request);
  if (!body.ok) return body.refusal;

  const act = (): SandboxResponse => {
    const outcome = handlers[name]({ state, fetch, id, runId, query: query.value, body: body.value });
    if ('refusal' in outcome) return outcome.refusal;
    return endpoint.answer === null ? done() : answer(endpoint.status, endpoint.answer, outcome.value);
  };
  return endpoint.idempotencyKey ? once(state, request, body.value, act) : act();
}

/** What a monitor token may read, of the one connection that it is for. */
const MONITORED: readonly EndpointName[] = ['getConnection', 'getChecks', 'getRuns', 'getRun'];

function mayAsk({ connectionId }: Caller, name: EndpointName, id: string): boolean {
  return connectionId === null || (MONITORED.includes(name) && id === connectionId);
}

function findRoute(method: string, path: string): { name: EndpointName; id: string; runId: string } | null {
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const found = new RegExp(`^${endpoint.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (found !== null && endpoint.method === method && isEndpointName(name)) return { name, id: found.groups?.['id'] ?? '', runId: found.groups?.['runId'] ?? '' };
  }
  return null;
}

function isEndpointName(name: string): name is EndpointName {
  return Object.hasOwn(ENDPOINTS, name);
}

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: SandboxResponse };

function readBody(endpoint: Endpoint, { headers, body }: SandboxRequest): Read {
  if (endpoint.request === null) {
    return body.length === 0 ? { ok: true, value: undefined } : { ok: false, refusal: problem(400, 'invalid', 'This call takes no body.') };
  }
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return { ok: false, refusal: problem(400, 'invalid', 'The body must be application/json.') };
  const json = parseJson(body.toString('utf8'));
  return json === undefined ? { ok: false, refusal: problem(400, 'invalid', 'The body is not JSON.') } : read(endpoint.request, json);
}

/** Names the first field that is to blame, never its value. */
function read(schema: z.ZodMiniType | null, value: unknown): Read {
  const parsed = (schema ?? z.strictObject({})).safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const why = unknown.length > 0 ? 'This field is not part of the contract.' : (issue?.message ?? 'Invalid input');
  return { ok: false, refusal: problem(400, 'invalid', why, { field }) };
}

/**
 * Does what was asked for under an idempotency key once. Only effects are remembered: what was refused had
 * none, and may be asked for again once its cause is gone.
 */
function once(state: State, { method, url, headers }: SandboxRequest, body: unknown, act: () => SandboxResponse): SandboxResponse {
  const key = IdempotencyKeySchema.safeParse(headers['idempotency-key']?.toLowerCase());
  if (!key.success) return problem(400, 'invalid', 'Idempotency-Key is missing, or is not a UUID.');
  const fingerprint = createHash('sha256').update(`${method} ${url.pathname} ${JSON.stringify(body) ?? ''}`).digest('hex');
  const before = state.remembered.get(key.data);
  if (before !== undefined) {
    return before.fingerprint === fingerprint ? before.answer : problem(422, 'idempotency_mismatch', 'This Idempotency-Key came with another request before.');
  }
  const first = act();
  if (first.status < 300) state.remembered.set(key.data, { fingerprint, answer: first });
  return first;
}
