import { createHmac } from 'node:crypto';
import type { SiteFetch } from '../../site';
import { fail, pass, warn, type Verdict } from '../verdict';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

const HOST = 'api.inshosteddata.com';
const DUMPS = '/api/account/self/dump';

const HOUR_MS = 3_600_000;
/** Files are built every night; data that is asked for again comes within 24 to 48 hours. */
const STALE_MS = 48 * HOUR_MS;
/** How many dumps are looked into for one that holds more than `requests`. */
const LOOKED_INTO = 3;

/** What is built in Reserved Mode, too (Canvas Data Reserved Mode, Canvas Change Log). */
const RESERVED = new Set(['account_dim', 'course_dim', 'course_ui_canvas_navigation_dim', 'course_ui_navigation_item_dim', 'course_ui_navigation_item_fact', 'requests']);

const Dumps = z.array(z.object({ dumpId: z.string(), finished: z.boolean(), createdAt: z.iso.datetime() }));
const DumpFiles = z.object({ artifactsByTable: z.record(z.string(), z.unknown()) });

interface Pair {
  readonly key: string;
  readonly secret: string;
}

type Asked = { readonly status: number; readonly body: unknown } | null;

/**
 * The posted pair at the flat files' own API: whether it is accepted, and how old the newest complete dump is
 * at `now` (ms). Never rejects.
 */
export async function checkFlatFiles(fetch: SiteFetch, { key, secret }: Pair, now: number): Promise<Verdict> {
  const ask = (path: string) => signedGet(fetch, { key, secret }, path, now);
  const list = await ask(DUMPS);
  if (list === null || list.status === 404) return fail('data_retired', 'The flat files of Canvas Data do not answer. Instructure has retired them: use Canvas Data 2.');
  if (list.status === 401) return fail('data_unauthorized', 'Canvas Data does not accept this key and secret.');
  const dumps = Dumps.safeParse(list.body).data;
  if (list.status !== 200 || dumps === undefined) return fail('internal', `Canvas Data answered in an unexpected way (status ${list.status}).`);

  for (const { dumpId, createdAt } of dumps.filter(({ finished }) => finished).slice(0, LOOKED_INTO)) {
    const tables = Object.keys(DumpFiles.safeParse((await ask(`/api/account/self/file/byDump/${dumpId}`))?.body).data?.artifactsByTable ?? {});
    if (tables.every((table) => table === 'requests')) continue;
    const hours = Math.floor((now - Date.parse(createdAt)) / HOUR_MS);
    if (hours * HOUR_MS > STALE_MS) return warn('data_stale', `The newest flat files are ${Math.floor(hours / 24)} days old. They are built again within 24 to 48 hours.`);
    if (tables.every((table) => RESERVED.has(table))) return warn('data_stale', 'Nobody has used the flat files for two weeks, so only a few are built. The next complete ones come within 24 to 48 hours.');
    return pass(`Canvas Data accepts the key. The newest flat files are ${hours} hours old.`);
  }
  return warn('data_stale', 'Canvas Data accepts the key, but there are no flat files yet. They are built within 24 to 48 hours.');
}

/** `null` when nobody answers. Signed as the portal's API docs say; the path has no query. */
export async function signedGet(fetch: SiteFetch, { key, secret }: Pair, path: string, now: number): Promise<Asked> {
  const date = new Date(now).toUTCString();
  const signature = createHmac('sha256', secret).update(['GET', HOST, '', '', path, '', date, secret].join('\n')).digest('base64');
  try {
    const { status, text } = await fetch(`https://${HOST}${path}`, { headers: { authorization: `HMACAuth ${key}:${signature}`, date } });
    return { status, body: parseJson(text) };
  } catch {
    return null;
  }
}
