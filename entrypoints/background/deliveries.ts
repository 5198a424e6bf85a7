import { backendFailure, clientFor } from './intelliboard-port';
import { configOf } from '@/utils/model/payload';
import { JobSchema, type DeliveryBody, type DeliveryProblem, type DeliveryResult } from '@/utils/model/delivery';
import { problem, type ProblemCode } from '@/utils/model/problem';
import { Outbox, type Job } from '@/utils/outbox/outbox';
import type { Delivery } from '@/utils/outbox/policy';
import { ringAt, silence } from '@/utils/platform/alarms';
import { records } from '@/utils/platform/records';
import { backendProblem } from '@/utils/setup/account';
import type { Journey } from '@/utils/setup/journey';
import type { BackendFailure, DeliveriesPort, Ports } from '@/utils/setup/ports';

type Attempt = Delivery<DeliveryResult, DeliveryProblem>;
type DeliveryJob = Job<DeliveryBody, DeliveryResult, DeliveryProblem>;
type Http = Parameters<typeof clientFor>[0];

const CONNECTION = 'connection';
const CATEGORY = 'category';
/** What only the admin can put right is not tried again by the clock; a new token or the passphrase hurries it. */
const UNTIL_ADMIN_ACTS_MS = 12 * 3_600_000;

/** The outbox, joined to IntelliBoard on one side and to the journey on the other. */
export function deliveriesPort(ports: Pick<Ports, 'store' | 'vault' | 'now' | 'newId' | 'sleep' | 'intelliboard'>, http: Http, journey: () => Journey): DeliveriesPort {
  const { store, vault, now } = ports;
  const stored = records('local', 'outbox:');

  const outbox = new Outbox<DeliveryBody, DeliveryResult, DeliveryProblem>({
    jobs: {
      get: async (id) => JobSchema.safeParse(await stored.get(id)).data ?? null,
      put: (job) => stored.set(job.id, job),
      remove: (id) => stored.remove(id),
      ids: () => stored.keys(),
    },
    deliver: (job) => (job.body.kind === 'connection' ? sendConnection(job, job.body) : makeCategory(job, job.body)),
    onChange: (job) => (job.body.kind === 'connection' ? connectionChanged(job) : categoryChanged(job, job.body.name)),
    now: () => now().getTime(),
    random: Math.random,
    sleep: ports.sleep,
    wakeAt: (when) => ringAt('outbox', when),
  });

  async function sendConnection(job: DeliveryJob, body: DeliveryBody & { kind: 'connection' }): Promise<Attempt> {
    const { categoryId, hour } = body.details;
    const secret = await vault.use('developer-key', body.url);
    if (secret === null) return withoutSecret(job, body);
    if (categoryId === null || hour === null) return refusal('send_incomplete');
    const config = configOf(body.url, body.clientId, secret.reveal(), { ...body.details, categoryId, hour });
    const made = await clientFor(http, vault, body.host).createConnection(config, job.idempotencyKey);
    return made.ok ? { kind: 'delivered', result: { id: made.value.id } } : attemptOf(backendFailure(made.error), body.host);
  }

  /** The secret is locked, or gone with the browser: an earlier try may have arrived all the same. */
  async function withoutSecret(job: DeliveryJob, body: DeliveryBody & { kind: 'connection' }): Promise<Attempt> {
    if ((await vault.presence('developer-key'))?.state === 'locked') return waitForAdmin('vault_locked');
    if (job.attempts <= 1) return refusal('key_secret_lost', [body.clientId]);
    const found = await ports.intelliboard.findConnection(body.host, body.url, body.clientId);
    if (!found.ok) return attemptOf(found.error, body.host);
    return found.value === null ? refusal('send_lost_outcome', [body.host]) : { kind: 'delivered', result: { id: found.value } };
  }

  async function makeCategory(job: DeliveryJob, body: DeliveryBody & { kind: 'category' }): Promise<Attempt> {
    const made = await clientFor(http, vault, body.host).createCategory({ name: body.name }, job.idempotencyKey);
    return made.ok ? { kind: 'delivered', result: { id: made.value.id } } : attemptOf(backendFailure(made.error), body.host);
  }

  function attemptOf(failure: BackendFailure, host: string): Attempt {
    const what: DeliveryProblem = { problem: backendProblem(failure, now(), host), connectionId: null };
    switch (failure.kind) {
      case 'unreachable':
        return { kind: 'retry', problem: what, afterMs: null };
      case 'later':
        return { kind: 'retry', problem: { problem: problem('send_waiting', now(), [String(failure.status)]), connectionId: null }, afterMs: failure.afterMs };
      case 'bad-token':
        return { kind: 'retry', problem: what, afterMs: UNTIL_ADMIN_ACTS_MS };
      case 'duplicate':
        return { kind: 'refused', problem: { ...what, connectionId: failure.connectionId } };
      case 'refused':
        return { kind: 'refused', problem: what };
      case 'not-the-contract':
        return { kind: 'refused', problem: { problem: problem('send_not_contract', now(), [host]), connectionId: null } };
    }
  }

  function refusal(code: ProblemCode, params: readonly string[] = []): Attempt {
    return { kind: 'refused', problem: { problem: problem(code, now(), params), connectionId: null } };
  }

  function waitForAdmin(code: ProblemCode): Attempt {
    return { kind: 'retry', problem: { problem: problem(code, now()), connectionId: null }, afterMs: UNTIL_ADMIN_ACTS_MS };
  }

  async function connectionChanged({ outcome, attempts, nextAt }: DeliveryJob): Promise<void> {
    const { send } = journey();
    if (outcome.kind === 'delivered') await send.delivered(outcome.result.id);
    else if (outcome.kind === 'refused') await send.refused(outcome.problem.problem, outcome.problem.connectionId);
    else await send.progress(attempts, nextAt > now().getTime() ? nextAt : null, outcome.problem?.problem ?? null);
  }

  async function categoryChanged({ outcome }: DeliveryJob, name: string): Promise<void> {
    const { details } = journey();
    if (outcome.kind === 'delivered') await details.categoryMade(outcome.result.id, name);
    else if (outcome.kind === 'refused') await details.categoryFailed(outcome.problem.problem, true);
    else if (outcome.problem !== null) await details.categoryFailed(outcome.problem.problem, false);
  }

  return {
    async sendConnection() {
      const { account, canvas, key, details } = await store.read();
      if (canvas.site === null || key.clientId === null || details.draft === null) return;
      await outbox.add(CONNECTION, ports.newId(), { kind: 'connection', host: account.host, url: canvas.site.origin, clientId: key.clientId, details: details.draft });
    },
    async createCategory(name) {
      await outbox.add(CATEGORY, ports.newId(), { kind: 'category', host: (await store.read()).account.host, name });
    },
    isSending: () => outbox.has(CONNECTION),
    async tryNow() {
      await Promise.all([outbox.hurry(CONNECTION), outbox.hurry(CATEGORY)]);
    },
    async cancelAll() {
      await Promise.all([outbox.cancel(CONNECTION), outbox.cancel(CATEGORY)]);
      await silence('outbox');
    },
    resume: () => outbox.resume(),
  };
}
