import { clientFor, readingOf } from './intelliboard-port';
import { flatFilesAsks } from './data-port';
import type { MonitorToken } from './monitor-token';
import { readKey } from '@/utils/canvas/developer-keys';
import { provePair } from '@/utils/canvas/proof';
import { listRoles, listSubAccounts, listTerms } from '@/utils/canvas/school';
import { actsAs, rootOf } from '@/utils/canvas/site';
import { adviseHour } from '@/utils/canvas-data/hour';
import { standingOf } from '@/utils/canvas-data/standing';
import { err, ok } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import { ownZone } from '@/utils/core/zone';
import type { Asks, BoardSeen, DataSeen } from '@/utils/health/ports';
import { createClient, isRetryable, type ApiFailure } from '@/utils/intelliboard/client';
import type { Dump } from '@/utils/model/canvas-data';
import { dataOrigin } from '@/utils/model/data';
import type { BoardAnswer } from '@/utils/model/health-evidence';
import { apiBase } from '@/utils/model/known';
import type { SetupState } from '@/utils/model/setup';
import type { DataPair, DataPort, VaultPort } from '@/utils/setup/ports';

type Http = (url: string, init?: RequestInit) => Promise<Response>;

const RUNS_READ = 10;
const DUMPS_READ = 4;
const BUILDS_OF_DAYS = 14;
const DAY_MS = 86_400_000;
/** Canvas Data 2 answers five calls a minute; a job that takes longer is left for another time. */
const POLLS = 2;
const BETWEEN_POLLS_MS = 5_000;

interface Rooms {
  readonly http: Http;
  readonly vault: VaultPort;
  readonly data: DataPort;
  readonly monitor: Pick<MonitorToken, 'token' | 'remake'>;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Whom one connection can ask about its health. */
export function healthAsks({ http, vault, data, monitor, sleep }: Rooms): Asks {
  async function pairOf({ data: { source, clientId } }: SetupState): Promise<DataPair | null> {
    const secret = clientId === null ? null : await vault.use('data', dataOrigin(source));
    return clientId === null || secret === null ? null : { id: clientId, secret };
  }

  /**
   * A monitor token that is refused was revoked, or its connection removed: another is made, or what became of the
   * connection is asked, where the account's token is here to do so.
   */
  async function readBoard(setup: SetupState): Promise<BoardSeen> {
    const seen = await readBoardWith(setup, await monitor.token(setup));
    if (seen.answer !== 'bad-token') return seen;
    const own = await vault.use('api-token', `https://${setup.account.host}`);
    // Without it no other could be made, and the refusal may be over by the next look.
    if (own === null) return seen;
    return readBoardWith(setup, (await monitor.remake(setup)) ?? own);
  }

  async function readBoardWith(setup: SetupState, token: Secret | null): Promise<BoardSeen> {
    const { account, send, canvas } = setup;
    const nothing = { connection: null, twins: null };
    if (token === null || send.connectionId === null) return { answer: 'no-token', ...nothing, skewMinutes: null };
    const clock = withClock(http);
    const client = createClient({ baseUrl: apiBase(account.host), fetch: (url, init) => clock.fetch(url, init), token: async () => token });
    const connection = await client.watchConnection(send.connectionId);
    if (!connection.ok) return { answer: answerOf(connection.error), ...nothing, skewMinutes: clock.skewMinutes() };
    const runs = await client.getRuns(send.connectionId, RUNS_READ);
    if (!runs.ok) return { answer: answerOf(runs.error), ...nothing, skewMinutes: clock.skewMinutes() };
    // Only the whole account's token may ask for more than the one connection.
    const mayList = canvas.site !== null && (await vault.use('api-token', `https://${account.host}`)) !== null;
    const all = mayList && canvas.site !== null ? await clientFor(http, vault, account.host).findConnections({ url: canvas.site.origin }) : null;
    const { data: watched, ...rest } = connection.value;
    return {
      answer: 'ok',
      connection: {
        ...rest,
        expiresOn: watched?.expiresOn ?? null,
        runs: runs.value.map(readingOf),
      },
      twins: all?.ok === true ? all.value.length : null,
      skewMinutes: clock.skewMinutes(),
    };
  }

  async function readDap(pair: DataPair): Promise<DataSeen> {
    const proved = await data.proveDap(pair);
    if (!proved.ok) return { answer: proved.error.kind, dap: null, flatFiles: null, skewMinutes: null };
    const until: Record<string, string> = {};
    for (const table of data.busyTables) {
      let probe = await data.startProbe(pair, table);
      for (let poll = 0; poll < POLLS && probe.ok && probe.value.kind === 'job'; poll += 1) {
        await sleep(BETWEEN_POLLS_MS);
        probe = await data.pollProbe(pair, probe.value.jobId);
      }
      if (!probe.ok) break;
      if (probe.value.kind === 'done') until[table] = probe.value.until;
    }
    // A table in which nothing happens says nothing: without all of them it is not judged.
    const judged = Object.keys(until).length === data.busyTables.length ? data.judgeDap(until) : null;
    return { answer: 'ok', dap: judged === null ? null : { verdict: judged.verdict, until: judged.until }, flatFiles: null, skewMinutes: null };
  }

  async function readPortal({ id, secret }: DataPair, { account, details }: SetupState): Promise<DataSeen> {
    const pair = { key: id, secret };
    const files = flatFilesAsks(http);
    const list = await files.dumps(pair);
    if (!list.ok) return { answer: list.error.kind, dap: null, flatFiles: null, skewMinutes: list.error.kind === 'clock' ? list.error.minutes : null };
    const known: Dump[] = [];
    for (const { dumpId } of list.value.dumps.filter(({ finished }) => finished).slice(0, DUMPS_READ)) {
      const dump = await files.byDump(pair, dumpId);
      if (dump.ok) known.push(dump.value);
    }
    const now = new Date();
    const { freshness, reserved, newestFinishedAt, builds } = standingOf(list.value.dumps, known, now.getTime());
    const nightly = known.find(({ requestsOnly }) => requestsOnly === false);
    const recent = builds.filter(({ finishedAt }) => now.getTime() - Date.parse(finishedAt) <= BUILDS_OF_DAYS * DAY_MS);
    const advice = adviseHour({ builds: recent, intelliboardZone: details.draft?.timeZone ?? account.me?.timeZone ?? 'UTC', adminZone: ownZone(), now });
    const advised = advice.kind === 'advised' ? advice : null;
    return {
      answer: 'ok',
      dap: null,
      flatFiles: { freshness, reserved, newestFinishedAt, tables: nightly?.tables ?? null, files: nightly?.numFiles ?? null, builds: recent, latestUsual: advised?.latestUsual ?? null, advisedHour: advised?.hour ?? null },
      skewMinutes: list.value.skewMinutes,
    };
  }

  return {
    canvas: {
      actsAs: (origin) => actsAs(http, origin),
      root: (origin) => rootOf(http, origin),
      readKey: (origin, accountId, clientId) => readKey(http, origin, accountId, clientId),
      async provePair({ key, canvas }) {
        const secret = key.clientId === null || canvas.site === null || key.secret?.state !== 'held' ? null : await vault.use('developer-key', canvas.site.origin);
        if (secret === null || key.clientId === null || canvas.site === null) return null;
        const proof = await provePair(http, canvas.site.origin, key.clientId, secret);
        return proof.ok ? proof.value : null;
      },
      async school(origin, accountId) {
        const roles = await listRoles(http, origin, accountId);
        if (!roles.ok) return err(roles.error);
        const accounts = await listSubAccounts(http, origin, accountId);
        if (!accounts.ok) return err(accounts.error);
        const terms = await listTerms(http, origin, accountId);
        if (!terms.ok) return err(terms.error);
        return ok({ roles: roles.value.map(({ id, label }) => ({ id, name: label })), accounts: accounts.value, terms: terms.value });
      },
    },
    board: { read: readBoard },
    data: {
      async read(setup) {
        const pair = await pairOf(setup);
        if (pair === null) return null;
        return setup.data.source === 'dap' ? readDap(pair) : readPortal(pair, setup);
      },
    },
  };
}

/** A network that notes what time it is at the other end. */
function withClock(http: Http) {
  let skewMs: number | null = null;
  return {
    skewMinutes: () => (skewMs === null ? null : skewMs / 60_000),
    async fetch(url: string, init: RequestInit): Promise<Response> {
      const response = await http(url, init);
      const there = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(there)) skewMs = Date.now() - there;
      return response;
    },
  };
}

function answerOf(failure: ApiFailure): BoardAnswer {
  switch (failure.kind) {
    case 'network':
    case 'timeout':
      return 'silent';
    case 'not-the-contract':
      return 'not-the-contract';
    case 'http':
      return isRetryable(failure) ? 'failing' : 'not-the-contract';
    case 'problem':
      if (failure.status === 401 || failure.status === 403) return 'bad-token';
      if (failure.status === 404) return 'gone';
      return isRetryable(failure) ? 'failing' : 'not-the-contract';
  }
}
