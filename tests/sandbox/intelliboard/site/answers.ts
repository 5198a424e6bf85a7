import { html } from '../../canvas/pages/html';
import type { SandboxResponse } from '../../site';
import { HTML_HEADERS } from './layout';

export function json(status: number, body: unknown): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: JSON.stringify(body) };
}

/** 303, so that what was a POST goes on as a GET. */
export function redirect(location: string, status: 302 | 303 = 303): SandboxResponse {
  return { status, headers: { ...HTML_HEADERS, location }, body: html`<a href="${location}">${location}</a>`.text };
}
