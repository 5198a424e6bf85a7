import { externalTools, toolOf, toolsInNavigation } from '@/utils/canvas/tools';
import { BUSY_TABLES, createDap, type DapToken } from '@/utils/canvas-data/dap';
import { tablesFreshness } from '@/utils/canvas-data/dap-freshness';
import { createFlatFiles, type FlatFiles, type FlatFilesRequest } from '@/utils/canvas-data/flat-files';
import { readStanding } from '@/utils/canvas-data/flat-files-reading';
import { adviseHour, adviseQuietHour } from '@/utils/canvas-data/hour';
import { err, ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import { ownZone } from '@/utils/core/zone';
import type { DapFailure } from '@/utils/model/canvas-data';
import { withDate } from '@/utils/platform/dated-request';
import { readSelection, watchDataPage } from '@/utils/platform/data-pages';
import { runInTab } from '@/utils/platform/scripts';
import { openInFront, tabsOn } from '@/utils/platform/tabs';
import type { DataPair, DataPort, Probed, Store } from '@/utils/setup/ports';

type Http = (url: string, init?: RequestInit) => Promise<Response>;

/** On which of the pages each connection has our script run. In memory only: each says it again when the worker starts. */
const watched = new Map<string, 'identity' | 'portal' | null>();

/** The portal's signed API. `online`: whether other sites can be reached. */
export function flatFilesAsks(http: Http, online?: () => Promise<boolean>): FlatFiles {
  const send = ({ url, date, authorization }: FlatFilesRequest) =>
    withDate(new URL(url).host, date, () => http(url, { headers: { Authorization: authorization }, credentials: 'omit', cache: 'no-store', redirect: 'manual' }));
  return createFlatFiles({ send, now: () => Date.now(), ...(online && { online }) });
}

/** The services of Canvas data and the pages of their credentials for one connection, with the network and the browser that they are given. */
export function dataPort(runId: string, http: Http, store: Pick<Store, 'read'>): DataPort {
  const now = () => Date.now();
  const dap = createDap({ fetch: http, now });
  const flatFiles = flatFilesAsks(http, online);

  /** Whether Canvas, which is another company's host, answers: then this computer is online. */
  async function online(): Promise<boolean> {
    const { site } = (await store.read()).canvas;
    if (site === null) return false;
    return http(site.origin, { method: 'HEAD', credentials: 'omit', cache: 'no-store', redirect: 'manual' }).then(
      () => true,
      () => false,
    );
  }

  /** The token of the last login, in this worker's memory only. */
  let login: (DapToken & { readonly clientId: string }) | null = null;

  async function logIn({ id, secret }: DataPair): Promise<Result<Secret, DapFailure>> {
    const answer = await dap.token({ clientId: id, clientSecret: secret });
    login = answer.ok ? { ...answer.value, clientId: id } : null;
    return answer.ok ? ok(answer.value.token) : answer;
  }

  /**
   * Asks with the token of this pair; with a new one where there is none that is good for a minute more, or where
   * the service has ended it sooner than it said.
   */
  async function withToken<T>(pair: DataPair, ask: (token: Secret) => Promise<Result<T, DapFailure>>): Promise<Result<T, DapFailure>> {
    if (login !== null && login.clientId === pair.id && Date.parse(login.expiresAt) - now() > 60_000) {
      const answer = await ask(login.token);
      if (answer.ok || answer.error.kind !== 'token-expired') return answer;
    }
    const token = await logIn(pair);
    return token.ok ? ask(token.value) : token;
  }

  async function tools(origin: string, accountId: string) {
    const listed = await externalTools(http, origin, accountId);
    if (listed !== null && listed.length > 0) return listed;
    for (const { id } of await tabsOn(`https://${new URL(origin).hostname}/accounts/${accountId}*`)) {
      const links = await runInTab(id, toolsInNavigation, { origin, accountId });
      if (links !== null && links.length > 0) return links.map((link) => toolOf(origin, accountId, link.id, link.label));
    }
    return listed;
  }

  return {
    tools,
    open: openInFront,
    async watch(place) {
      watched.set(runId, place);
      // One connection that has no use for it does not end it for another.
      await watchDataPage(place ?? [...watched.values()].find((one) => one !== null) ?? null);
    },
    async selection(place) {
      const selected = await readSelection(place);
      if (selected === null) return err('page-not-open');
      return selected === '' ? err('nothing-selected') : ok(new Secret(selected));
    },
    async proveDap(pair) {
      // Always a login of its own: it is the pair that is to be proved.
      const token = await logIn(pair);
      if (!token.ok) return token;
      const tables = await dap.tables(token.value);
      return tables.ok ? ok({ tables: tables.value.length }) : tables;
    },
    busyTables: BUSY_TABLES,
    startProbe: (pair, table) => withToken(pair, (token) => dap.startFreshness(token, table)),
    pollProbe: (pair, jobId) =>
      withToken(pair, async (token) => {
        const polled = await dap.pollFreshness(token, jobId);
        if (!polled.ok) return polled;
        return ok<Probed>(polled.value.kind === 'running' ? { kind: 'job', jobId } : polled.value);
      }),
    judgeDap(until) {
      const judged = tablesFreshness(until, now());
      return judged === null ? null : { verdict: judged.freshness, until: judged.until, quiet: [...judged.quiet] };
    },
    async readFlatFiles({ id, secret }) {
      const read = await readStanding(flatFiles, { key: id, secret }, now);
      if (!read.ok) return read;
      const { skewMinutes, freshness, reserved, newestFinishedAt, builds } = read.value;
      return ok({ skewMinutes, freshness, reserved, newestFinishedAt, builds: [...builds] });
    },
    adviseHour(source, builds, intelliboardZone) {
      const place = { intelliboardZone, adminZone: ownZone(), now: new Date() };
      return source === 'dap' ? adviseQuietHour(place) : adviseHour({ ...place, builds });
    },
  };
}
