import { gunzipSync } from 'node:zlib';
import type { SiteFetch } from '../../site';
import { signedGet } from '../data/flat-files';
import { STALE_MS, type Broken, type NotYet, type Row, type Source, type Table } from './source';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

const FILES: Readonly<Record<Table, string>> = { users: 'user_dim', courses: 'course_dim', enrollments: 'enrollment_dim', activities: 'assignment_dim' };
const SCHEMA = 'https://api.inshosteddata.com/api/schema/latest';
const DUMPS = '/api/account/self/dump';
/** Ids of Canvas Data are global ones: a shard's number times 10^13, plus Canvas's own. */
const SHARD_SIZE = 10_000_000_000_000n;

const DumpsSchema = z.array(z.object({ dumpId: z.string(), finished: z.boolean(), createdAt: z.iso.datetime() }));
const DumpSchema = z.object({ artifactsByTable: z.record(z.string(), z.object({ files: z.array(z.object({ url: z.url() })) })) });
const SchemaSchema = z.object({ schema: z.record(z.string(), z.object({ tableName: z.string(), columns: z.array(z.object({ name: z.string() })) })) });
type Artifacts = z.infer<typeof DumpSchema>['artifactsByTable'];

const RETIRED: Broken = { fault: { code: 'data_retired', message: 'The flat files of Canvas Data do not answer. Instructure has retired them: use Canvas Data 2.' } };
const REFUSED: Broken = { fault: { code: 'data_unauthorized', message: 'Canvas Data does not accept this key and secret.' } };
const ODD: Broken = { fault: { code: 'busy', message: 'Canvas Data answered in an unexpected way.' }, transient: true };

/** The newest complete dump of the flat files, by their signed API. */
export function flatFiles(fetch: SiteFetch, pair: { readonly key: string; readonly secret: string }): Source {
  let artifacts: Artifacts | null = null;
  const ask = (path: string) => signedGet(fetch, pair, path, Date.now());

  async function find(): Promise<Artifacts | NotYet | Broken> {
    const list = await ask(DUMPS);
    if (list === null || list.status === 404) return RETIRED;
    if (list.status === 401) return REFUSED;
    const dumps = DumpsSchema.safeParse(list.body).data;
    if (list.status !== 200 || dumps === undefined) return ODD;
    for (const { dumpId } of dumps.filter(({ finished, createdAt }) => finished && Date.now() - Date.parse(createdAt) <= STALE_MS)) {
      const found = DumpSchema.safeParse((await ask(`/api/account/self/file/byDump/${dumpId}`))?.body).data?.artifactsByTable ?? {};
      // A dump of requests only, and one of Reserved Mode, has nobody's data.
      if (Object.values(FILES).every((name) => name in found)) return found;
    }
    return { wait: 'no-data' };
  }

  return {
    async look() {
      const found = await find();
      if (isOutcome(found)) return found;
      artifacts = found;
      return 'ready';
    },
    async read(table) {
      const columns = await columnsOf(fetch, FILES[table]);
      const rows: Row[] = [];
      for (const { url } of artifacts?.[FILES[table]]?.files ?? []) {
        const bytes = await download(fetch, url);
        if (bytes === null || columns === null) return ODD;
        rows.push(...linesOf(bytes).map((line) => rowOf(columns, line.split('\t'))));
      }
      return rows;
    },
  };
}

function isOutcome(found: Artifacts | NotYet | Broken): found is NotYet | Broken {
  return 'wait' in found || 'fault' in found;
}

async function columnsOf(fetch: SiteFetch, table: string): Promise<readonly string[] | null> {
  const { schema } = SchemaSchema.safeParse(await fetch(SCHEMA).then(({ text }) => parseJson(text), () => null)).data ?? {};
  return Object.values(schema ?? {}).find(({ tableName }) => tableName === table)?.columns.map(({ name }) => name) ?? null;
}

async function download(fetch: SiteFetch, url: string): Promise<Buffer | null> {
  const answer = await fetch(url).catch(() => null);
  return answer?.status === 200 && answer.bytes !== undefined ? answer.bytes : null;
}

/** The lines of a gzipped file. */
export function linesOf(bytes: Buffer): string[] {
  return gunzipSync(bytes).toString().split('\n').filter((line) => line !== '');
}

function rowOf(columns: readonly string[], values: readonly string[]): Row {
  return Object.fromEntries(columns.map((column, at) => [column, /(^|_)id$/.test(column) ? localId(values[at] ?? '') : (values[at] ?? '')]));
}

function localId(id: string): string {
  return /^\d+$/.test(id) ? String(BigInt(id) % SHARD_SIZE) : '';
}
