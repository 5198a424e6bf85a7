import { backendFailure, clientFor } from './intelliboard-port';
import { journaledDelivery, type Noting } from './journaled';
import { dataOrigin } from '@/utils/model/data';
import { configOf, dataConfigOf, dataPartOf, detailsConfigOf } from '@/utils/model/payload';
import { JobSchema, type DeliveryBody, type DeliveryProblem, type DeliveryResult } from '@/utils/model/delivery';
import { problem, type ProblemCode } from '@/utils/model/problem';
import { Outbox, type Job } from '@/utils/outbox/outbox';
import type { Delivery } from '@/utils/outbox/policy';
import { ringAt, silence } from '@/utils/platform/alarms';
import { records } from '@/utils/platform/records';
import { apiProblem } from '@/utils/setup/account';
import type { Arrived } from '@/utils/setup/send';
import type { Journey } from '@/utils/setup/journey';
import type { BackendFailure, Choice, DeliveriesPort, Ports } from '@/utils/setup/ports';

type Attempt = Delivery<DeliveryResult, DeliveryProblem>;
type Failed = Exclude<Attempt, { kind: 'delivered' }>;
type SentBody = Extract<DeliveryBody, { kind: 'connection' | 'data' | 'details' }>;
/** A job without what it delivers. */
type JobOf = Omit<Job<DeliveryBody, DeliveryResult, DeliveryProblem>, 'body'>;
type ChoiceBody = Extract<DeliveryBody, { kind: Choice['kind'] }>;
type Http = Parameters<typeof clientFor>[0];

const CONNECTION = 'connection';
const CATEGORY = 'category';
const DATA = 'data';
const DETAILS = 'details';
const PENDING_KEY = 'pending-key';
/** Whatever the guide shows as being sent. */
const SENT = [CONNECTION, DATA, DETAILS];
/** Each kind of choice has one job at a time, by its own name. */
const CHOICES = ['filters', 'roles'] as const satisfies readonly Choice['kind'][];
/** With these a request is turned away before anything is done with it (RFC 8470, RFC 6585). Other failures may come after it was. */
const TURNED_AWAY: readonly number[] = [425, 429];
/** What only the admin can put right is not tried again by the clock; a new token or the passphrase hurries it. */
const UNTIL_ADMIN_ACTS_MS = 12 * 3_600_000;

/** The outbox, joined to IntelliBoard on one side and to the journey on the other. */
export function deliveriesPort(runId: string, ports: Pick<Ports, 'store' | 'vault' | 'now' | 'newId' | 'sleep' | 'intelliboard'>, http: Http, noting: Noting, journey: () => Journey): DeliveriesPort {
  const { store, vault, now } = ports;
  const stored = records('local', `outbox:${runId}:`);

  const outbox = new Outbox<DeliveryBody, DeliveryResult, DeliveryProblem>({
    jobs: {
      get: async (id) => JobSchema.safeParse(await stored.get(id)).data ?? null,
      put: (job) => stored.set(job.id, job),
      remove: (id) => stored.remove(id),
      ids: () => stored.keys(),
    },
    deliver: journaledDelivery(({ body, ...job }) => deliver(body, job), noting),
    onChange: (job) => changed(job.body, job),
    now: () => now().getTime(),
    random: Math.random,
    sleep: ports.sleep,
    wakeAt: (when) => ringAt(`outbox:${runId}`, when),
  });

  function deliver(body: DeliveryBody, job: JobOf): Promise<Attempt> {
    switch (body.kind) {
      case 'connection':
        return sendConnection(job, body);
      case 'data':
        return sendData(job, body);
      case 'details':
        return sendDetails(job, body);
      case 'pending-key':
        return sendPendingKey(job, body);
      case 'category':
        return makeCategory(job, body);
      case 'filters':
      case 'roles':
        return saveChoice(job, body);
    }
  }

  function changed(body: DeliveryBody, job: JobOf): Promise<void> {
    switch (body.kind) {
      case 'connection':
        return connectionChanged(job, body);
      case 'data':
        return connectionChanged(job, body);
      case 'details':
        return connectionChanged(job, body);
      case 'pending-key':
        return pendingKeyChanged(job, body.clientId);
      case 'category':
        return categoryChanged(job, body.name);
      case 'filters':
      case 'roles':
        return choiceChanged(job, body);
    }
  }

  async function sendConnection(job: JobOf, body: DeliveryBody & { kind: 'connection' }): Promise<Attempt> {
    const { categoryId, hour } = body.details;
    const { key, data } = await store.read();
    // The vault has the secrets of the pairs of now: those of another one would go under a wrong name.
    if (key.clientId !== body.clientId || (body.data !== null && data.clientId !== body.data.clientId)) return refusal('send_incomplete');
    const secret = await vault.use('developer-key', body.url);
    const dataSecret = body.data === null ? null : await vault.use('data', dataOrigin(body.data.source));
    if (secret === null || (body.data !== null && dataSecret === null)) return withoutSecret(job, body, secret === null ? 'developer-key' : 'data');
    if (categoryId === null || hour === null) return refusal('send_incomplete');
    const config = {
      ...configOf(body.url, body.clientId, secret.reveal(), { ...body.details, categoryId, hour }),
      ...(body.data !== null && dataSecret !== null && { data: dataConfigOf(body.data, dataSecret.reveal()) }),
    };
    const made = await clientFor(http, vault, body.host).createConnection(config, job.idempotencyKey);
    return made.ok ? { kind: 'delivered', result: { id: made.value.id } } : attemptOf(backendFailure(made.error), body.host);
  }

  /** A secret is locked, or gone with the browser: an earlier try may have arrived all the same. */
  async function withoutSecret(job: JobOf, body: DeliveryBody & { kind: 'connection' }, whose: 'developer-key' | 'data'): Promise<Attempt> {
    if ((await vault.presence(whose))?.state === 'locked') return waitForAdmin('vault_locked');
    if (job.attempts <= 1) return whose === 'data' ? refusal('data_secret_lost') : refusal('key_secret_lost', [body.clientId]);
    const found = await ports.intelliboard.findConnection(body.host, body.url, body.clientId);
    if (!found.ok) return attemptOf(found.error, body.host);
    return found.value === null ? refusal('send_lost_outcome', [body.host]) : { kind: 'delivered', result: { id: found.value } };
  }

  /** Repeating it changes nothing: the same credentials stand there. */
  async function sendData(job: JobOf, { host, connectionId, data }: DeliveryBody & { kind: 'data' }): Promise<Attempt> {
    if ((await store.read()).data.clientId !== data.clientId) return refusal('send_incomplete');
    const secret = await vault.use('data', dataOrigin(data.source));
    if (secret === null) return (await vault.presence('data'))?.state === 'locked' ? waitForAdmin('vault_locked') : refusal('data_secret_lost');
    const changed = await clientFor(http, vault, host).changeConnection(connectionId, { data: dataConfigOf(data, secret.reveal()) }, job.idempotencyKey);
    return changed.ok ? { kind: 'delivered', result: { id: changed.value.id } } : attemptOf(backendFailure(changed.error), host);
  }

  /** Repeating it changes nothing, as with all that is changed of a connection. */
  async function sendDetails(job: JobOf, { host, connectionId, details }: DeliveryBody & { kind: 'details' }): Promise<Attempt> {
    const change = detailsConfigOf(details);
    if (change === null) return refusal('send_incomplete');
    const changed = await clientFor(http, vault, host).changeConnection(connectionId, change, job.idempotencyKey);
    return changed.ok ? { kind: 'delivered', result: { id: changed.value.id } } : attemptOf(backendFailure(changed.error), host);
  }

  async function sendPendingKey(job: JobOf, { host, connectionId, url, clientId }: DeliveryBody & { kind: 'pending-key' }): Promise<Attempt> {
    if ((await store.read()).key.clientId !== clientId) return refusal('send_incomplete');
    const secret = await vault.use('developer-key', url);
    if (secret === null) return (await vault.presence('developer-key'))?.state === 'locked' ? waitForAdmin('vault_locked') : refusal('key_secret_lost', [clientId]);
    // Offline nothing leaves this computer, so that the old key can still be kept.
    if (!navigator.onLine) return { ...(await attemptOf({ kind: 'unreachable' }, host)), leftNothing: true };
    const changed = await clientFor(http, vault, host).changeConnection(connectionId, { pendingDeveloperKey: { clientId, clientSecret: secret.reveal() } }, job.idempotencyKey);
    return changed.ok ? { kind: 'delivered', result: { id: changed.value.id } } : attemptOf(backendFailure(changed.error), host);
  }

  async function makeCategory(job: JobOf, body: DeliveryBody & { kind: 'category' }): Promise<Attempt> {
    const made = await clientFor(http, vault, body.host).createCategory({ name: body.name }, job.idempotencyKey);
    return made.ok ? { kind: 'delivered', result: { id: made.value.id } } : attemptOf(backendFailure(made.error), body.host);
  }

  async function saveChoice(job: JobOf, { kind, host, connectionId, value }: ChoiceBody): Promise<Attempt> {
    const changed = await clientFor(http, vault, host).changeConnection(connectionId, { [kind]: value }, job.idempotencyKey);
    if (changed.ok) return { kind: 'delivered', result: { id: changed.value.id, at: changed.value.updatedAt } };
    const failure = backendFailure(changed.error);
    return failure.kind === 'refused' ? refusal(kind === 'filters' ? 'filters_refused' : 'roles_refused', [failure.detail, ...fieldIn(failure.field)]) : attemptOf(failure, host);
  }

  async function attemptOf(failure: BackendFailure, host: string): Promise<Failed> {
    const { account } = await store.read();
    const what: DeliveryProblem = { problem: apiProblem(failure, now(), { ...account, host }), connectionId: null };
    switch (failure.kind) {
      case 'unreachable':
        return { kind: 'retry', problem: what, afterMs: null, leftNothing: false };
      case 'later':
        return { kind: 'retry', problem: { problem: problem('send_waiting', now(), [String(failure.status)]), connectionId: null }, afterMs: failure.afterMs, leftNothing: TURNED_AWAY.includes(failure.status) };
      case 'bad-token':
        return { kind: 'retry', problem: what, afterMs: UNTIL_ADMIN_ACTS_MS, leftNothing: true };
      case 'duplicate':
        return { kind: 'refused', problem: { ...what, connectionId: failure.connectionId }, leftNothing: true };
      case 'refused':
        return { kind: 'refused', problem: what, leftNothing: true };
      case 'not-the-contract':
        return { kind: 'refused', problem: { problem: problem('send_not_contract', now(), [host]), connectionId: null }, leftNothing: false };
    }
  }

  function refusal(code: ProblemCode, params: readonly string[] = []): Attempt {
    return { kind: 'refused', problem: { problem: problem(code, now(), params), connectionId: null }, leftNothing: true };
  }

  function waitForAdmin(code: ProblemCode): Attempt {
    return { kind: 'retry', problem: { problem: problem(code, now()), connectionId: null }, afterMs: UNTIL_ADMIN_ACTS_MS, leftNothing: true };
  }

  async function connectionChanged({ outcome, attempts, nextAt }: JobOf, body: SentBody): Promise<void> {
    const { send } = journey();
    if (outcome.kind === 'delivered') await send.delivered(outcome.result.id, arrivedIn(body));
    else if (outcome.kind === 'refused') await send.refused(outcome.problem.problem, outcome.problem.connectionId);
    else await send.progress(attempts, nextAt > now().getTime() ? nextAt : null, outcome.problem?.problem ?? null);
  }

  async function pendingKeyChanged({ outcome, attempts, nextAt, mayHaveArrived }: JobOf, clientId: string): Promise<void> {
    const { rotation } = journey();
    if (outcome.kind === 'delivered') await rotation.delivered(clientId);
    // One that another has taken the place of meanwhile says nothing about that.
    else if ((await store.read()).key.clientId !== clientId) await rotation.refused(null, mayHaveArrived);
    else if (outcome.kind === 'refused') await rotation.refused(outcome.problem.problem, mayHaveArrived);
    else await rotation.progress(attempts, nextAt > now().getTime() ? nextAt : null, outcome.problem?.problem ?? null, mayHaveArrived);
  }

  async function categoryChanged({ outcome }: JobOf, name: string): Promise<void> {
    const { details } = journey();
    if (outcome.kind === 'delivered') await details.categoryMade(outcome.result.id, name);
    else if (outcome.kind === 'refused') await details.categoryFailed(outcome.problem.problem, true);
    else if (outcome.problem !== null) await details.categoryFailed(outcome.problem.problem, false);
  }

  async function choiceChanged({ outcome }: JobOf, body: ChoiceBody): Promise<void> {
    const step = journey()[body.kind];
    if (outcome.kind === 'delivered') await step.saved(body, outcome.result.at ?? now().toISOString());
    else if (outcome.kind === 'refused') await step.refused(outcome.problem.problem);
    else if (outcome.problem !== null) await step.saving(outcome.problem.problem);
  }

  async function keyOnItsWay(): Promise<{ readonly clientId: string; readonly mayHaveArrived: boolean } | null> {
    const job = await outbox.get(PENDING_KEY);
    return job?.body.kind === 'pending-key' ? { clientId: job.body.clientId, mayHaveArrived: job.mayHaveArrived } : null;
  }

  return {
    async sendConnection() {
      const state = await store.read();
      const { account, canvas, key, details } = state;
      if (canvas.site === null || key.clientId === null || details.draft === null) return;
      await outbox.add(CONNECTION, ports.newId(), { kind: 'connection', host: account.host, url: canvas.site.origin, clientId: key.clientId, details: details.draft, data: dataPartOf(state) });
    },
    async sendData(connectionId) {
      const state = await store.read();
      const data = dataPartOf(state);
      if (data !== null) await outbox.add(DATA, ports.newId(), { kind: 'data', host: state.account.host, connectionId, data });
    },
    async sendDetails(connectionId) {
      const { account, details } = await store.read();
      if (details.draft !== null) await outbox.add(DETAILS, ports.newId(), { kind: 'details', host: account.host, connectionId, details: details.draft });
    },
    async sendPendingKey(connectionId) {
      const { account, canvas, key, rotation } = await store.read();
      if (canvas.site === null || key.clientId === null) return;
      const before = await keyOnItsWay();
      if (before !== null && before.clientId !== key.clientId) await outbox.cancel(PENDING_KEY);
      await outbox.add(PENDING_KEY, ports.newId(), { kind: 'pending-key', host: account.host, connectionId, url: canvas.site.origin, clientId: key.clientId }, rotation.mayHaveArrived || before?.mayHaveArrived === true);
    },
    isSendingKey: async (clientId) => (await keyOnItsWay())?.clientId === clientId,
    withdrawKey: () => outbox.withdraw(PENDING_KEY),
    async createCategory(name) {
      await outbox.add(CATEGORY, ports.newId(), { kind: 'category', host: (await store.read()).account.host, name });
    },
    async saveChoice(connectionId, choice) {
      await outbox.add(choice.kind, ports.newId(), { ...choice, host: (await store.read()).account.host, connectionId });
    },
    isSaving: (kind) => outbox.has(kind),
    cancelSaving: (kind) => outbox.cancel(kind),
    isSending: async () => (await Promise.all(SENT.map((id) => outbox.has(id)))).includes(true),
    async tryNow() {
      await Promise.all([...SENT, PENDING_KEY, CATEGORY, ...CHOICES].map((id) => outbox.hurry(id)));
    },
    async cancelSending() {
      await Promise.all(SENT.map((id) => outbox.cancel(id)));
    },
    async cancelAll() {
      await Promise.all([...SENT, PENDING_KEY, CATEGORY, ...CHOICES].map((id) => outbox.cancel(id)));
      await silence(`outbox:${runId}`);
    },
    resume: () => outbox.resume(),
  };
}

/** The list that a JSON pointer such as `/filters/terms/0` is about. */
function fieldIn(pointer: string | null): string[] {
  const field = pointer?.split('/')[2];
  return field === undefined ? [] : [field];
}

/** What of the set-up IntelliBoard has once this has arrived. */
function arrivedIn(body: SentBody): Arrived {
  const data = body.kind === 'details' ? null : body.data;
  return { key: body.kind === 'connection' ? body.clientId : null, data: data?.clientId ?? null, details: body.kind === 'data' ? null : body.details };
}
