import type { SiteFetch } from '../../site';
import { GATEWAY, loginToDap, type DapCredentials } from '../data/dap';
import { linesOf } from './flat-files';
import { STALE_MS, type Broken, type NotYet, type Row, type Source, type Table } from './source';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

const NAMES: Readonly<Record<Table, string>> = { users: 'users', courses: 'courses', enrollments: 'enrollments', activities: 'assignments' };

const JobSchema = z.object({ id: z.string(), status: z.enum(['waiting', 'running', 'complete', 'failed']), objects: z.optional(z.array(z.object({ id: z.string() }))), at: z.optional(z.iso.datetime()) });
type Job = z.infer<typeof JobSchema>;
const UrlsSchema = z.object({ urls: z.record(z.string(), z.object({ url: z.url() })) });
const LineSchema = z.object({ key: z.object({ id: z.number() }), value: z.record(z.string(), z.nullable(z.union([z.string(), z.number()]))) });
const ErrorSchema = z.object({ error: z.object({ message: z.string() }) });

type RemoteAnswer = Awaited<ReturnType<SiteFetch>>;

const UNREACHABLE: Broken = { fault: { code: 'busy', message: 'Canvas Data could not be reached.' }, transient: true };

/**
 * Snapshots of Canvas Data 2 (DAP Query API 1.0.0). `jobs` keeps the job of each table between runs: five queries
 * can be started in a minute, and an identical one is answered with the job of before anyhow.
 */
export function dap(fetch: SiteFetch, credentials: DapCredentials, jobs: Map<string, string>): Source {
  let token = '';
  const ask = (path: string, body?: unknown) => asked(fetch, `${GATEWAY}/dap${path}`, token, body);

  async function jobOf(table: Table): Promise<Job | NotYet | Broken> {
    const known = jobs.get(NAMES[table]);
    const before = known === undefined ? null : await ask(`/job/${known}`);
    const answer = before !== null && before.status !== 404 ? before : await ask(`/query/canvas/table/${NAMES[table]}/data`, { format: 'jsonl' });
    if (answer === null) return UNREACHABLE;
    const job = JobSchema.safeParse(parseJson(answer.text)).data;
    if (answer.status > 202 || job === undefined) return outcomeOf(answer);
    if (job.status === 'failed') {
      jobs.delete(NAMES[table]);
      return { fault: { code: 'internal', message: `Canvas Data could not make the data of ${NAMES[table]}.` } };
    }
    jobs.set(NAMES[table], job.id);
    return job.status === 'complete' ? job : { wait: 'later' };
  }

  return {
    async look() {
      const login = await loginToDap(fetch, credentials).catch(() => null);
      if (login === null) return UNREACHABLE;
      if (typeof login !== 'string') return { fault: { code: login.code ?? 'internal', message: login.message } };
      token = login;
      const job = await jobOf('users');
      if ('wait' in job || 'fault' in job) return job;
      return Date.now() - Date.parse(job.at ?? '') > STALE_MS ? { wait: 'no-data' } : 'ready';
    },
    async read(table) {
      const job = await jobOf(table);
      if ('wait' in job || 'fault' in job) return job;
      const urls = await ask('/object/url', (job.objects ?? []).map(({ id }) => ({ id })));
      if (urls === null) return UNREACHABLE;
      const given = UrlsSchema.safeParse(parseJson(urls.text)).data;
      if (given === undefined) return outcomeOf(urls);
      const rows: Row[] = [];
      for (const { url } of Object.values(given.urls)) {
        const answer = await fetch(url).catch(() => null);
        if (answer?.status !== 200 || answer.bytes === undefined) return UNREACHABLE;
        rows.push(...linesOf(answer.bytes).map(rowOf));
      }
      return rows;
    },
  };
}

async function asked(fetch: SiteFetch, address: string, token: string, body: unknown): Promise<RemoteAnswer | null> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(address, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
}

/** Three kinds of error come as a 500, and only their words tell them apart. */
function outcomeOf(answer: RemoteAnswer): NotYet | Broken {
  const message = ErrorSchema.safeParse(parseJson(answer.text)).data?.error.message ?? '';
  if (answer.status === 429) return { wait: 'later' };
  if (answer.status === 401) return { fault: { code: 'data_unauthorized', message: 'Canvas Data does not accept the token that it gave.' } };
  if (/not been onboarded/i.test(message)) return { fault: { code: 'data_not_onboarded', message: 'Canvas Data is not set up for this institution yet.' } };
  if (/restricted/i.test(message)) return { fault: { code: 'data_unauthorized', message: 'Access to Canvas Data has been restricted for this institution.' } };
  return { fault: { code: 'busy', message: `Canvas Data could not answer just now (status ${answer.status}).` }, transient: true };
}

function rowOf(line: string): Row {
  const { key, value } = LineSchema.parse(parseJson(line));
  return Object.fromEntries([['id', String(key.id)], ...Object.entries(value).map(([name, one]): [string, string] => [name === 'context_id' ? 'course_id' : name, String(one ?? '')])]);
}
