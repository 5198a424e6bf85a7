import { stepStatus } from '@/utils/model/evidence';
import { payloadPreview } from '@/utils/model/payload';
import { problem, type Problem } from '@/utils/model/problem';
import type { CheckResult, Details, SendState, SetupState } from '@/utils/model/setup';
import { sent } from '@/utils/model/secret-state';
import { adopted } from '@/utils/setup/existing';
import { backendProblem } from '@/utils/setup/account';
import type { BackendFailure, Ports } from '@/utils/setup/ports';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

/** IntelliBoard's own checks are asked for so often, once a pause, before an alarm takes over. */
const POLLS_AWAKE = 20;
const POLL_PAUSE_MS = 1_000;
/** After this nobody waits any more; the admin may ask again. */
const CHECKS_LIMIT_MS = 10 * 60_000;

/** What of the set-up has arrived at IntelliBoard. */
export interface Arrived {
  /** Client id of the developer key, and of the data credentials, as far as they went along. */
  readonly key: string | null;
  readonly data: string | null;
  readonly details: Details | null;
}

/** Step `send`: the configuration goes to IntelliBoard once, and its own checks are followed. */
export function sendUseCases(ports: Ports) {
  const { store, vault, intelliboard, deliveries, now } = ports;
  let following: Promise<void> | null = null;

  const set = (change: Partial<SendState>) => store.update((state) => ({ ...state, send: { ...state.send, ...change } }));
  const since = () => now().toISOString();

  /** Stores what came of checks, unless others are waited for by now, or another sending is under way. Answers whether it was stored. */
  async function setFor(activity: SendState['activity'], change: Partial<SendState>): Promise<boolean> {
    return (await storeWhile(store, ({ send }) => isSameWork(send.activity, activity), (state) => ({ ...state, send: { ...state.send, ...change } }))) !== null;
  }

  /** The click on "Send". */
  async function start(): Promise<void> {
    const state = await store.read();
    if (state.send.deliveredAt !== null || (await deliveries.isSending())) return;
    if (payloadPreview(state) === null || stepStatus(state, 'details') !== 'done' || stepStatus(state, 'key') !== 'done') {
      return void (await set({ problem: problem('send_incomplete', now()) }));
    }
    await set({ activity: { kind: 'sending', since: since() }, attempts: 0, nextAttemptAt: null, existingConnectionId: null, problem: null });
    await deliveries.sendConnection();
  }

  /** The click on "Add it to the connection": data credentials that came after the connection was sent. */
  async function addData(): Promise<void> {
    const { send } = await store.read();
    if (send.connectionId === null || (await deliveries.isSending())) return;
    await set({ activity: { kind: 'sending', since: since() }, attempts: 0, nextAttemptAt: null, problem: null });
    await deliveries.sendData(send.connectionId);
  }

  async function tryNow(): Promise<void> {
    await deliveries.tryNow();
  }

  async function stop(): Promise<void> {
    await deliveries.cancelSending();
    await set({ activity: null, nextAttemptAt: null });
  }

  /** How the delivery goes: the nth try, and when the next one is due (epoch ms), if it waits. */
  async function progress(attempts: number, nextAt: number | null, what: Problem | null): Promise<void> {
    const kind = nextAt === null ? 'sending' : 'waiting';
    await set({ attempts, nextAttemptAt: nextAt === null ? null : new Date(nextAt).toISOString(), problem: what, activity: { kind, since: since() } });
  }

  /** It will not be tried again as it is. */
  async function refused(what: Problem, existingConnectionId: string | null): Promise<void> {
    await set({ activity: null, nextAttemptAt: null, problem: what, existingConnectionId });
  }

  /** IntelliBoard has confirmed it: the secrets that it holds now are forgotten here, and its checks are asked for. */
  async function delivered(connectionId: string, arrived: Arrived): Promise<void> {
    // Another one may have been taken meanwhile: its secret has not arrived.
    const isKey = ({ key }: SetupState) => arrived.key !== null && arrived.key === key.clientId;
    const isData = ({ data }: SetupState) => arrived.data !== null && arrived.data === data.clientId;
    const after = await store.update((state) => ({
      ...state,
      ...(isKey(state) && { key: { ...state.key, secret: sent(state.key.secret) } }),
      ...(isData(state) && { data: { ...state.data, secret: sent(state.data.secret) }, rotation: { ...state.rotation, oldData: null } }),
      send: {
        ...state.send,
        connectionId,
        origin: state.canvas.site?.origin ?? null,
        deliveredAt: state.send.deliveredAt ?? since(),
        existingConnectionId: null,
        sentDetails: arrived.details ?? state.send.sentDetails,
        nextAttemptAt: null,
        problem: null,
        activity: { kind: 'checking', since: since() },
        // Told of it again after a kill, it is the same request for checks.
        checksKey: (state.send.activity?.kind === 'checking' ? state.send.checksKey : null) ?? ports.newId(),
      },
    }));
    if (isKey(after)) await vault.forget('developer-key');
    if (isData(after)) await vault.forget('data');
    void follow();
  }

  /** "Check again". */
  async function check(): Promise<void> {
    const { send } = await store.read();
    if (send.connectionId === null || following !== null) return;
    await set({ checks: [], checksKey: ports.newId(), problem: null, activity: { kind: 'checking', since: since() } });
    await follow();
  }

  /** The click on "Save the changes": details that were changed after the connection was sent. */
  async function changeDetails(): Promise<void> {
    const { send, details } = await store.read();
    if (send.connectionId === null || details.confirmedAt === null || (await deliveries.isSending())) return;
    await set({ activity: { kind: 'sending', since: since() }, attempts: 0, nextAttemptAt: null, problem: null });
    await deliveries.sendDetails(send.connectionId);
  }

  /** Whether IntelliBoard has a connection to this Canvas already, made by whomever. Changes nothing there. */
  async function lookForExisting(): Promise<void> {
    const { account, canvas, send } = await store.read();
    if (canvas.site === null || account.me === null || send.deliveredAt !== null) return;
    const found = await intelliboard.existing(account.host, canvas.site.origin);
    if (found.ok) await set({ existingConnectionId: found.value?.id ?? null });
  }

  /** Takes over the connection that IntelliBoard has for this address, with whatever it has. Canvas is asked about its key next. */
  async function adopt(): Promise<void> {
    const { canvas, account, send } = await store.read();
    if (canvas.site === null) return;
    const found = await intelliboard.existing(account.host, canvas.site.origin);
    if (!found.ok) return void (await set({ problem: backendProblem(found.error, now(), account.host) }));
    const existing = found.value;
    // It is another one than the admin has seen, or it is gone: they look again.
    if (existing === null || existing.id !== send.existingConnectionId) return void (await set({ existingConnectionId: existing?.id ?? null, problem: null }));
    // A secret that IntelliBoard has already is not needed here; forgotten first, so that none is left behind.
    if (adopted(await store.read(), existing, since()).key.secret?.state === 'sent') await vault.forget('developer-key');
    await store.update((state) => adopted(state, existing, since()));
    await ports.monitor.forget();
  }

  function follow(): Promise<void> {
    following ??= followAll().finally(() => {
      following = null;
    });
    return following;
  }

  async function followAll(): Promise<void> {
    while (!(await poll()));
  }

  /** Answers `false` where it was given up for others that are waited for by now, or for another sending. */
  async function poll(): Promise<boolean> {
    const { send, account, data } = await store.read();
    const { activity } = send;
    if (activity?.kind !== 'checking' || send.connectionId === null) return true;
    const failed = (error: BackendFailure) => setFor(activity, { activity: null, problem: backendProblem(error, now(), account.host) });
    if (send.checksKey !== null) {
      const asked = await intelliboard.requestChecks(account.host, send.connectionId, send.checksKey);
      if (!asked.ok) return failed(asked.error);
    }
    let seen: readonly CheckResult[] = [];
    for (let round = 0; round < POLLS_AWAKE; round += 1) {
      const checks = await intelliboard.checks(account.host, send.connectionId);
      if (!checks.ok) return failed(checks.error);
      seen = checks.value;
      if (allIn(seen, data.secret?.state === 'sent')) return over(activity, seen);
      if (!(await setFor(activity, { checks: checks.value }))) return false;
      await ports.sleep(POLL_PAUSE_MS);
    }
    // The first flat files come after 24 to 48 hours, and their check with them: nobody waits for that here.
    if (allIn(seen, false)) return over(activity, seen);
    if (now().getTime() - Date.parse(activity.since) <= CHECKS_LIMIT_MS) return true;
    return setFor(activity, { activity: null, checksKey: null, problem: problem('checks_timeout', now(), [account.host]) });
  }

  async function over(activity: SendState['activity'], checks: readonly CheckResult[]): Promise<boolean> {
    await ports.hasEnded(now());
    return setFor(activity, { checks: [...checks], activity: null, checksKey: null });
  }

  /** Goes on with what was begun. A delivery goes on by itself (`deliveries.resume`). */
  async function resume(): Promise<void> {
    const { send } = await store.read();
    if (send.activity?.kind === 'checking') await follow();
    else if (send.activity !== null && !(await deliveries.isSending())) await set({ activity: null });
  }

  return { start, addData, changeDetails, lookForExisting, tryNow, stop, check, adopt, progress, refused, delivered, resume };
}

/** Every check that can be made by now has been: that of the data is none where there are no credentials for it. */
function allIn(checks: readonly CheckResult[], withData: boolean): boolean {
  const settled = (id: string) => checks.some((check) => check.id === id && check.verdict !== 'waiting');
  return settled('url') && settled('developer-key') && (!withData || settled('data'));
}
