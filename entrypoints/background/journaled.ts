import type { Result } from '@/utils/core/result';
import type { Journal } from '@/utils/journal/journal';
import type { Handlers } from '@/utils/messaging/receive';
import type { Request } from '@/utils/messaging/protocol';
import { CONNECTION_FIELDS } from '@/utils/model/connection-form';
import { GATEWAY_ORIGIN } from '@/utils/model/data';
import type { DeliveryBody, DeliveryProblem, DeliveryResult } from '@/utils/model/delivery';
import { KEY_PROPERTIES, type JournalDeed, type JournalEntry, type JournalOutcome, type JournalWords } from '@/utils/model/journal';
import type { Job } from '@/utils/outbox/outbox';
import type { Delivery } from '@/utils/outbox/policy';
import type { BackendFailure, ConnectionFormPort, DataPort, IntelliBoardPort, KeysPagePort, Ports, Store, Written } from '@/utils/setup/ports';

/** What became of an effect, in the journal's words. */
interface Came {
  readonly outcome: JournalOutcome;
  readonly words?: JournalWords;
}

interface Effect {
  /** That of the intent, or its idempotency key, where it has one: the same effect tried again is the same entry. */
  readonly id: string;
  readonly where: JournalEntry['where'];
  readonly what: JournalDeed;
  readonly words: JournalWords;
}

/** Notes the effects of one connection. What cannot be noted is done all the same: the admin has asked for it. */
export class Noting {
  constructor(
    private readonly journal: Pick<Journal, 'begin' | 'settle'>,
    private readonly runId: string,
  ) {}

  /** Notes an effect, has it, and notes what came of it; `null`: that is reported later. */
  async effect<T>(effect: Effect, have: () => Promise<T>, cameOf: (answer: T) => Came | null): Promise<T> {
    await this.journal.begin({ ...effect, runId: this.runId }).catch(() => undefined);
    const answer = await have();
    const came = cameOf(answer);
    if (came !== null) await this.settle(effect.id, came);
    return answer;
  }

  async settle(id: string, { outcome, words }: Came): Promise<void> {
    await this.journal.settle(id, outcome, words).catch(() => undefined);
  }
}

type Effective = Pick<Ports, 'keysPage' | 'connectionForm' | 'data' | 'intelliboard'>;

/** The ports with every effect noted. One that is added to a port is to be added here. */
export function journaled({ keysPage, connectionForm, data, intelliboard }: Effective, noting: Noting, newId: () => string, store: Store): Effective {
  const canvasHost = async () => hostOf((await store.read()).canvas.site?.origin);
  return {
    keysPage: notedKeysPage(keysPage, noting, newId, canvasHost),
    connectionForm: notedForm(connectionForm, noting, newId),
    data: notedData(data, noting, newId),
    intelliboard: notedIntelliBoard(intelliboard, noting),
  };
}

function notedKeysPage(port: KeysPagePort, noting: Noting, newId: () => string, hostNow: () => Promise<JournalWords>): KeysPagePort {
  const onCanvas = async (what: JournalDeed, words: JournalWords, id = newId()): Promise<Effect> => ({ id, where: 'canvas', what, words: { ...(await hostNow()), ...words } });
  // A page that is only to report makes nothing. One that was told reports later (`journaledReports`).
  const reportedLater = () => null;
  return {
    ...port,
    createKey: async (page, request) =>
      request.onlyReport ? port.createKey(page, request) : noting.effect(await onCanvas('key-create', {}, request.intentId), () => port.createKey(page, request), reportedLater),
    regenerate: async (page, request) =>
      request.onlyReport ? port.regenerate(page, request) : noting.effect(await onCanvas('key-regenerate', { key: request.clientId }, request.intentId), () => port.regenerate(page, request), reportedLater),
    fillForm: async (page, request) =>
      noting.effect(await onCanvas('key-form-fill', {}), () => port.fillForm(page, request), (answer) => (!answer.ok ? null : answer.value.outcome === 'filled' ? { outcome: 'done' } : { outcome: 'refused', words: { why: answer.value.outcome } })),
    turnOn: async (page, accountId, clientId) => noting.effect(await onCanvas('key-turn-on', { key: clientId }), () => port.turnOn(page, accountId, clientId), writeCame),
    turnOff: async (page, accountId, clientId) => noting.effect(await onCanvas('key-turn-off', { key: clientId }), () => port.turnOff(page, accountId, clientId), writeCame),
    update: async (page, clientId, change) => {
      const fields = KEY_PROPERTIES.filter((name) => change[name] !== undefined);
      return noting.effect(await onCanvas('key-change', { key: clientId, fields }), () => port.update(page, clientId, change), writeCame);
    },
  };
}

function writeCame(answer: Result<Written, 'nobody'>): Came | null {
  if (!answer.ok) return null;
  const { outcome, status } = answer.value;
  if (outcome === 'done') return { outcome: 'done' };
  return { outcome: outcome === 'no-answer' ? 'unknown' : 'refused', words: { why: outcome, status } };
}

function notedForm(port: ConnectionFormPort, noting: Noting, newId: () => string): ConnectionFormPort {
  return {
    ...port,
    fill: (page, origin, lookId, values) => {
      const effect: Effect = { id: newId(), where: 'intelliboard', what: 'connection-form-fill', words: { ...hostOf(origin), fields: fieldsOf(values) } };
      return noting.effect(effect, () => port.fill(page, origin, lookId, values), (answer) => {
        if (!answer.ok) return null;
        const failed = answer.value.filter(({ result }) => result !== 'written' && result !== 'already');
        if (failed.length === 0) return { outcome: 'done' };
        return { outcome: failed.length < answer.value.length ? 'done' : 'refused', words: { why: failed.length < answer.value.length ? 'partly' : failed[0]?.result } };
      });
    },
    put: (origin, field, value, mayBeVisible) => {
      const effect: Effect = { id: newId(), where: 'intelliboard', what: 'connection-form-put', words: { ...hostOf(origin), fields: [field] } };
      return noting.effect(effect, () => port.put(origin, field, value, mayBeVisible), (answer) => {
        if (!answer.ok) return null;
        return answer.value === 'written' || answer.value === 'already' ? { outcome: 'done' } : { outcome: 'refused', words: { why: answer.value } };
      });
    },
  };
}

function notedData(port: DataPort, noting: Noting, newId: () => string): DataPort {
  return {
    ...port,
    startProbe: (pair, table) => {
      const effect: Effect = { id: newId(), where: 'canvas-data', what: 'data-query', words: hostOf(GATEWAY_ORIGIN) };
      return noting.effect(effect, () => port.startProbe(pair, table), (answer) =>
        answer.ok ? { outcome: 'done' } : { outcome: answer.error.kind === 'timeout' || answer.error.kind === 'unreachable' ? 'unknown' : 'refused', words: { why: answer.error.kind, status: answer.error.status } },
      );
    },
  };
}

function notedIntelliBoard(port: IntelliBoardPort, noting: Noting): IntelliBoardPort {
  type Call<T> = (host: string, connectionId: string, idempotencyKey: string) => Promise<Result<T, BackendFailure>>;
  const call =
    <T>(what: JournalDeed, have: Call<T>): Call<T> =>
    (host, connectionId, idempotencyKey) =>
      noting.effect({ id: idempotencyKey, where: 'intelliboard', what, words: { host, connection: connectionId } }, () => have(host, connectionId, idempotencyKey), (answer) =>
        answer.ok ? { outcome: 'done' } : failureCame(answer.error),
      );
  return {
    ...port,
    requestChecks: call('checks-request', (...told) => port.requestChecks(...told)),
    beginAuthorization: call('authorization-begin', (...told) => port.beginAuthorization(...told)),
    startRun: call('run-start', (...told) => port.startRun(...told)),
    activate: call('connection-activate', (...told) => port.activate(...told)),
    removeConnection: call('connection-remove', (...told) => port.removeConnection(...told)),
    makeMonitorToken: call('monitor-token-make', (...told) => port.makeMonitorToken(...told)),
    revokeMonitorToken: call('monitor-token-revoke', (...told) => port.revokeMonitorToken(...told)),
  };
}

/** What a failed call means for whether it had its effect: after a fault of the server, or of the way there, it may have. */
function failureCame(failure: BackendFailure): Came {
  switch (failure.kind) {
    case 'unreachable':
      return { outcome: 'unknown', words: { why: failure.kind } };
    case 'later':
    case 'not-the-contract':
      return { outcome: 'unknown', words: { why: failure.kind, status: failure.status } };
    case 'bad-token':
    case 'duplicate':
      return { outcome: 'refused', words: { why: failure.kind } };
    case 'refused':
      return { outcome: 'refused', words: { why: failure.kind, status: failure.status } };
  }
}

const DELIVERY_DEEDS = {
  connection: 'connection-send',
  data: 'connection-data',
  details: 'connection-details',
  'pending-key': 'connection-key',
  category: 'category-create',
  filters: 'connection-filters',
  roles: 'connection-roles',
} as const satisfies Record<DeliveryBody['kind'], JournalDeed>;

type DeliveryJob = Job<DeliveryBody, DeliveryResult, DeliveryProblem>;
type Attempt = Delivery<DeliveryResult, DeliveryProblem>;

/** A delivery's tries, all of them one entry: it is the same effect, however often it is tried. */
export function journaledDelivery(deliver: (job: DeliveryJob) => Promise<Attempt>, noting: Noting): (job: DeliveryJob) => Promise<Attempt> {
  return (job) => {
    const { body, idempotencyKey: id, attempts: tries } = job;
    return noting.effect({ id, where: 'intelliboard', what: DELIVERY_DEEDS[body.kind], words: { host: body.host } }, () => deliver(job), (attempt) => {
      switch (attempt.kind) {
        case 'delivered':
          return { outcome: 'done', words: { tries, ...(body.kind !== 'category' && { connection: attempt.result.id }) } };
        case 'refused':
          return { outcome: 'refused', words: { tries, why: attempt.problem.problem.code } };
        case 'retry':
          return { outcome: 'unknown', words: { tries, why: attempt.problem.problem.code } };
      }
    });
  };
}

/** What a page reports of a key, or of a secret, that it was told to make. */
export function journaledReports(handlers: Handlers, noting: Noting): Handlers {
  return {
    ...handlers,
    'page.keyCreated': async (made, sender) => {
      const reply = await handlers['page.keyCreated'](made, sender);
      if (reply.stored) await noting.settle(made.intentId, { outcome: 'done', words: { key: made.clientId } });
      return reply;
    },
    'page.keyFailed': async (failed, sender) => {
      const reply = await handlers['page.keyFailed'](failed, sender);
      if (reply.done) await noting.settle(failed.intentId, { outcome: creationCame(failed.reason), words: { why: failed.reason, status: failed.status } });
      return reply;
    },
  };
}

function creationCame(reason: Request<'page.keyFailed'>['reason']): JournalOutcome {
  switch (reason) {
    // Canvas has made it, and does not show its secret.
    case 'masked':
      return 'done';
    case 'no-answer':
    case 'not-understood':
      return 'unknown';
    case 'refused':
    case 'csrf':
    case 'acting-as':
    case 'signed-out':
    case 'throttled':
      return 'refused';
  }
}

function hostOf(origin: string | undefined): JournalWords {
  return origin === undefined ? {} : { host: new URL(origin).hostname };
}

function fieldsOf(values: object): NonNullable<JournalWords['fields']> {
  return CONNECTION_FIELDS.filter((field) => field in values);
}
