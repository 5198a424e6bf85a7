import { json } from './answers';
import { artifactsByTable, dumpId, dumpJson, SCHEMA_VERSION } from './dump-json';
import type { Dump } from './dumps';
import { COLUMNS } from './files';
import { judge } from './signature';
import type { PortalState } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

const ACCOUNT = '/api/account/self';
const PAGE_SIZE = 50;
const LIMIT = 100;

/**
 * The signed API, on both host names. Every answer has the server's clock in its `date` header, a refusal, too.
 * `/api/schema` asks for no signature (seen in EMU-CFE/CanvasDataViewer #23).
 */
export function answerApi(state: PortalState, request: SandboxRequest): SandboxResponse {
  const answer = request.url.pathname.startsWith('/api/schema') ? answerSchema(request) : answerAccount(state, request);
  return { ...answer, headers: { ...answer.headers, date: new Date(state.serverNow()).toUTCString() } };
}

function answerSchema({ url: { pathname } }: SandboxRequest): SandboxResponse {
  switch (pathname) {
    case '/api/schema':
      return json(200, [{ version: SCHEMA_VERSION, createdAt: '2017-04-18T16:20:03.461Z' }]);
    case '/api/schema/latest':
    case `/api/schema/${SCHEMA_VERSION}`:
      return json(200, { version: SCHEMA_VERSION, schema: Object.fromEntries(Object.entries(COLUMNS).map(([table, columns]) => [table.replace(/_dim$/, ''), { dw_type: 'dimension', tableName: table, incremental: false, columns: columns.map(columnJson) }])) });
    default:
      return notFound('no such schema version');
  }
}

function columnJson(name: string): { name: string; type: string } {
  return { name, type: /(^|_)id$/.test(name) ? 'bigint' : 'varchar' };
}

function answerAccount(state: PortalState, request: SandboxRequest): SandboxResponse {
  const judgement = judge(request, state.credentials.inForce, state.serverNow());
  state.signedCalls.count += 1;
  state.signedCalls.last = judgement;
  // Plain text (canvas-data-cli #44).
  if (judgement !== 'accepted') return { status: 401, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Unauthorized' };
  state.wake();
  if (request.method !== 'GET') return notFound('no such call');
  return read(state, request.url);
}

function read(state: PortalState, { pathname, searchParams }: URL): SandboxResponse {
  const dumps = state.dumps.all;
  const byId = pathname.startsWith(`${ACCOUNT}/file/byDump/`) ? pathname.split('/').at(-1) : undefined;
  if (byId !== undefined) return withFiles(dumps.find((dump) => dumpId(dump) === byId));
  switch (pathname) {
    case `${ACCOUNT}/dump`:
      return json(200, page(dumps, searchParams).map(dumpJson));
    case `${ACCOUNT}/file/latest`:
      return withFiles(dumps.find(({ finished }) => finished));
    case `${ACCOUNT}/file/sync`:
      return sync(dumps);
    default:
      return notFound('no such call');
  }
}

/** Newest first. With `after` the next ones above that sequence, so that clients can count up (canvas_data_client). */
function page(dumps: readonly Dump[], query: URLSearchParams): readonly Dump[] {
  const limit = Math.min(Math.trunc(Number(query.get('limit'))) || PAGE_SIZE, LIMIT);
  const after = query.get('after');
  if (after === null || after === '') return dumps.slice(0, limit);
  return dumps.filter(({ sequence }) => sequence > Number(after)).slice(-limit);
}

function withFiles(dump: Dump | undefined): SandboxResponse {
  return dump === undefined ? notFound('no such dump') : json(200, { ...dumpJson(dump), artifactsByTable: artifactsByTable(dump) });
}

/** All that makes up the present state: the newest complete dump, and every part of `requests` that is kept. */
function sync(dumps: readonly Dump[]): SandboxResponse {
  const complete = dumps.find(({ content, finished }) => finished && content === 'all');
  if (complete === undefined) return notFound('no files exist for account');
  const parts = dumps.filter((dump) => dump !== complete && dump.content !== 'requests').map((dump) => artifactsByTable(dump)['requests']);
  const artifacts = [...Object.values(artifactsByTable(complete)), ...parts.filter((part) => part !== undefined)];
  const files = artifacts.flatMap(({ tableName, partial, files }) => files.map((file) => ({ ...file, table: tableName, partial })));
  return json(200, { schemaVersion: SCHEMA_VERSION, incomplete: false, files });
}

function notFound(message: string): SandboxResponse {
  return json(404, { error: true, message });
}
