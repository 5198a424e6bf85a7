import { healthUseCases, type Health } from '@/utils/health/gather';
import type { BoardSeen, DataSeen, HealthPorts, Standing } from '@/utils/health/ports';
import type { SchoolSeen } from '@/utils/health/school';
import { err, ok } from '@/utils/core/result';
import { emptyHealth, HealthDocumentSchema, type HealthDocument, type HealthResult } from '@/utils/model/health';
import type { CanvasAnswer } from '@/utils/model/health-evidence';
import { KNOWN_REDIRECT_URI } from '@/utils/model/known';
import type { RunReading } from '@/utils/model/process';
import type { CheckResult, SetupState } from '@/utils/model/setup';
import { developerKey } from '../../fixtures/guide-states';
import { DAY, HOUR } from '../../fixtures/ninety-days';

/** Who sits at this computer, for the Canvas of the connection. */
type Session = Extract<CanvasAnswer, 'admin' | 'signed-out' | 'acting-as' | 'silent'>;
type Asked = 'key' | 'school' | 'board' | 'data' | 'acts-as' | 'root';

/** What is true of one connection, whether or not anybody looks. */
export class Connection {
  session: Session = 'admin';
  key = developerKey({ lastUsedAt: null, accessTokenCount: 1, redirectUris: [KNOWN_REDIRECT_URI] });
  school: SchoolSeen = { accounts: [{ id: '1', name: 'Fernwood' }], terms: [{ id: '1', name: 'Autumn' }], roles: [{ id: '3', name: 'Student' }, { id: '4', name: 'Teacher' }] };
  board: 'ok' | 'silent' | 'bad-token' = 'ok';
  /** What IntelliBoard's own checks find. */
  keyCheck: CheckResult['verdict'] = 'pass';
  authorization: BoardSeen['connection'] extends infer C ? (C extends { authorization: { state: infer S } } ? S : never) : never = 'granted';
  expiresOn: string | null = null;
  runFails = false;
  users = 1_000;
  reserved = false;
  dataAnswer: DataSeen['answer'] = 'ok';

  constructor(readonly setup: SetupState) {}
}

/** The world of the checks, in process: a clock that is set, and everything that can be asked. */
export class HealthWorld {
  time: number;
  online = true;
  cannotShow = false;
  timeZone = 'UTC';
  /** Every question that was asked, in order. */
  readonly asked: { readonly runId: string; readonly what: Asked; readonly at: number }[] = [];
  /** How many are being asked at once, by host; and the most there ever were. */
  private readonly open = new Map<string, number>();
  readonly most = new Map<string, number>();
  rings: string | null = null;
  shown: readonly Standing[] = [];
  readonly told: { readonly runId: string; readonly codes: readonly string[] }[] = [];
  readonly documents = new Map<string, HealthDocument>();
  private turn: Promise<unknown> = Promise.resolve();
  /** Called before each question; a test may kill the worker here. */
  beforeAsking: (what: Asked, runId: string) => Promise<void> = async () => undefined;
  health: Health;

  constructor(
    readonly connections: readonly Connection[],
    start: Date,
    private readonly random: () => number = () => 0.5,
  ) {
    this.time = start.getTime();
    this.health = healthUseCases(this.ports());
  }

  /** Another worker: all that was in memory is gone. */
  restart(): void {
    this.turn = Promise.resolve();
    this.health = healthUseCases(this.ports());
  }

  now = () => new Date(this.time);

  of(runId: string): HealthDocument {
    return this.documents.get(runId) ?? emptyHealth(runId);
  }

  result(runId: string, id: HealthResult['id']): HealthResult | undefined {
    return this.of(runId).results.find((one) => one.id === id);
  }

  private connection(runId: string): Connection {
    const one = this.connections.find(({ setup }) => setup.runId === runId);
    if (one === undefined) throw new Error('no such connection');
    return one;
  }

  private async answer<T>(host: string, runId: string, what: Asked, value: () => T): Promise<T> {
    await this.beforeAsking(what, runId);
    const open = (this.open.get(host) ?? 0) + 1;
    this.open.set(host, open);
    this.most.set(host, Math.max(open, this.most.get(host) ?? 0));
    await Promise.resolve();
    this.asked.push({ runId, what, at: this.time });
    this.open.set(host, (this.open.get(host) ?? 1) - 1);
    return value();
  }

  private ports(): HealthPorts {
    const at = (origin: string) => this.connections.find(({ setup }) => setup.canvas.site?.origin === origin) ?? this.connection('');
    return {
      now: this.now,
      timeZone: () => this.timeZone,
      random: this.random,
      isOnline: () => this.online,
      connections: { all: async () => this.connections.map(({ setup }) => setup), read: async (runId) => this.connections.find(({ setup }) => setup.runId === runId)?.setup ?? null },
      store: {
        read: async (runId) => this.of(runId),
        update: (runId, change) => {
          const work = this.turn.then(() => {
            const after = change(this.of(runId));
            // As it would come back from the disk: by its schema.
            this.documents.set(runId, HealthDocumentSchema.parse(JSON.parse(JSON.stringify(after))));
            return after;
          });
          this.turn = work.catch(() => undefined);
          return work;
        },
        remove: async (runId) => void this.documents.delete(runId),
      },
      sites: { isGranted: async () => true },
      asks: async () => ({ canvas: {
        actsAs: (origin) => this.answer(origin, at(origin).setup.runId, 'acts-as', () => (at(origin).session === 'admin' ? false : at(origin).session === 'acting-as' ? true : null)),
        root: (origin) =>
          this.answer(origin, at(origin).setup.runId, 'root', () => {
            const { session } = at(origin);
            if (session === 'signed-out') return err({ kind: 'signed-out', status: 401 });
            if (session === 'silent') return err({ kind: 'unreachable', status: 0 });
            return ok({ rootAccountId: '1', maySeeKeys: true });
          }),
        readKey: (origin) => this.answer(origin, at(origin).setup.runId, 'key', () => ok({ ...at(origin).key, lastUsedAt: new Date(this.time - 5 * HOUR).toISOString() })),
        provePair: async () => null,
        school: (origin) => this.answer(origin, at(origin).setup.runId, 'school', () => ok(at(origin).school)),
      },
      board: { read: ({ runId, account }) => this.answer(account.host, runId, 'board', () => this.boardOf(this.connection(runId))) },
      data: { read: ({ runId }) => this.answer('data', runId, 'data', () => this.dataOf(this.connection(runId))) } }),
      ringAt: async (when) => void (this.rings = when),
      show: async (standings) => {
        if (this.cannotShow) throw new Error('the toolbar is not there');
        this.shown = standings;
      },
      tell: async ({ setup }, results) => void this.told.push({ runId: setup.runId, codes: results.map(({ code }) => code) }),
    };
  }

  /** IntelliBoard runs at 4:00 UTC and checks right after it. */
  private boardOf({ board, keyCheck, authorization, expiresOn, runFails, users, setup, reserved }: Connection): BoardSeen {
    if (board !== 'ok') return { answer: board, connection: null, twins: null, skewMinutes: null };
    const day = Math.floor((this.time - 4 * HOUR) / DAY);
    const started = new Date(day * DAY + 4 * HOUR).toISOString();
    const check = (id: string, verdict: CheckResult['verdict'], code: string | null = null): CheckResult => ({ id, verdict, code, message: '', at: this.now().toISOString() });
    const counts = { users, courses: 10, enrollments: 100, activities: 100, kept: 900, dropped: 100 };
    const run: RunReading = { id: `r${day}`, state: runFails ? 'failed' : 'done', progress: 1, startedAt: started, finishedAt: new Date(Date.parse(started) + HOUR / 2).toISOString(), counts, error: null };
    const freshness = setup.data.source === 'dap' ? [check('freshness', 'pass')] : reserved ? [check('freshness', 'fail', 'data_stale')] : [check('freshness', 'pass')];
    return {
      answer: 'ok',
      connection: {
        state: 'active',
        active: true,
        checks: [check('url', 'pass'), check('developer-key', keyCheck, keyCheck === 'fail' ? 'key_off' : null), check('authorization', 'pass'), ...freshness],
        authorization: { state: authorization, at: null, by: 'Ada Whitfield' },
        expiresOn,
        processAt: { hour: 4, timeZone: 'UTC' },
        nextRunAt: new Date(Date.parse(started) + DAY).toISOString(),
        runs: [run],
      },
      twins: null,
      skewMinutes: 0,
    };
  }

  private dataOf({ reserved, dataAnswer }: Connection): DataSeen {
    if (dataAnswer !== 'ok') return { answer: dataAnswer, dap: null, flatFiles: null, skewMinutes: 0 };
    const finished = new Date(Math.floor(this.time / DAY) * DAY + (this.time % DAY < 3 * HOUR ? -21 * HOUR : 3 * HOUR)).toISOString();
    return {
      answer: 'ok',
      dap: null,
      flatFiles: { freshness: 'fresh', reserved, newestFinishedAt: finished, tables: reserved ? ['account_dim'] : ['account_dim', 'user_dim'], files: 80, builds: [], latestUsual: 3 * 60, advisedHour: 4 },
      skewMinutes: 0,
    };
  }
}
