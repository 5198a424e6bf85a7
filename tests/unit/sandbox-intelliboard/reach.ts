import { createIntelliBoard } from '../../sandbox/intelliboard/index';
import type { SiteFetch } from '../../sandbox/site';
import { createClient, type Fetch } from '@/utils/intelliboard/client';
import type { Config } from '@/utils/intelliboard/contract';
import { apiBase, DEFAULT_HOST } from '@/utils/model/known';
import { Secret } from '@/utils/core/secret';

export const BASE = apiBase(DEFAULT_HOST);
export const SCHOOL = 'https://fernwood.instructure.com';
export const CLIENT_SECRET = 'kQ9'.repeat(20) + 'NefC';

export const config: Config = {
  lms: { type: 'canvas', name: 'Fernwood University', url: SCHOOL },
  developerKey: { clientId: '10000000000115', clientSecret: CLIENT_SECRET },
  categoryId: '12',
  active: true,
  dynamicTables: false,
  processAt: { hour: 7, timeZone: 'UTC' },
};

const noCanvas: SiteFetch = async () => {
  throw new TypeError('does not answer');
};

/** The stand-in without a server: asked by the extension's own client, or by hand. */
export function sandbox(canvas: SiteFetch = noCanvas) {
  const site = createIntelliBoard({ fetch: canvas });
  const fetch: Fetch = async (address, init) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = Buffer.from(typeof init.body === 'string' ? init.body : '');
    const answer = await site.handle({ method: init.method ?? 'GET', url: new URL(address), headers, body });
    const given = Object.entries(answer.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(answer.status === 204 ? null : String(answer.body ?? ''), { status: answer.status, headers: given });
  };
  const [token, expired] = site.canaries().map(({ value }) => value);
  if (token === undefined || expired === undefined) throw new Error('there are two tokens');
  const client = createClient({ baseUrl: BASE, fetch, token: async () => new Secret(token) });

  /** A request by hand, so that it may be wrong. */
  const ask = async (method: string, path: string, { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {}) => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${BASE}${path}`, { method, headers: { authorization: `Bearer ${token}`, ...type, ...headers }, ...sent });
    const text = await response.text();
    const parsed: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, json: parsed };
  };
  return { site, client, fetch, ask, token, expired };
}

/** The value of a result that is expected to be a success. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
