import type { SandboxResponse } from '../site';

export function json(status: number, body: unknown): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

/** 303, so that what was a POST goes on as a GET. */
export function redirect(location: string): SandboxResponse {
  return { status: 303, headers: { location }, body: '' };
}
