import type { SandboxRequest, SandboxResponse } from '../../site';

const ID_NAME = /(^|_)id$/;

/**
 * Ids are numbers, unless the client asks with `Accept: application/json+canvas-string-ids` (all generations).
 * The API's handlers write strings; this turns them back for everybody else, also where a number loses digits.
 */
export function withIdsAsAsked(request: SandboxRequest, answer: SandboxResponse): SandboxResponse {
  const isJson = String(answer.headers?.['content-type'] ?? '').startsWith('application/json');
  if (!isJson || (request.headers['accept'] ?? '').includes('application/json+canvas-string-ids')) return answer;
  const body = JSON.stringify(JSON.parse(String(answer.body)), (name, value: unknown) => (ID_NAME.test(name) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value));
  return { ...answer, body };
}
