import { createShared } from '@/utils/core/shared';
import { isOver, type ProcessState, type RunReading } from '@/utils/model/process';
import { missingForRun } from '@/utils/model/process-ready';
import { problem, type Problem } from '@/utils/model/problem';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import { apiProblem } from '@/utils/setup/account';
import { createAtWork } from '@/utils/setup/at-work';
import { patientLook } from '@/utils/setup/patience';
import type { ConnectionFormPort, IntelliBoardPort, Ports } from '@/utils/setup/ports';
import { runProblem, startProblem } from '@/utils/setup/process-problem';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

/** The first run takes minutes, and waiting for the first files a day or two. */
const PATIENCE = { shortestMs: 2_000, longestMs: 15 * 60_000 };
/** Should the worker be killed before the first look. */
const FIRST_LOOK_MS = 60_000;

/** Where IntelliBoard's list of connections is entered, where no page of it is open ([SA] step 1, direct link). */
const INTEGRATIONS = '/connections/integrations';

/** What the step needs of the world. */
export type ProcessPorts = Pick<Ports, 'now' | 'newId' | 'sleep' | 'store' | 'sites' | 'consent' | 'teller' | 'lookAgainAt' | 'hasEnded'> & {
  readonly intelliboard: Pick<IntelliBoardPort, 'startRun' | 'run' | 'latestRun' | 'activate'>;
  readonly connectionForm: Pick<ConnectionFormPort, 'look'>;
};

/**
 * Step `process`: "Process data". On the API road the run is started once and only once and followed to its end,
 * whether or not a guide is open. On the form road the admin presses IntelliBoard's own button, and its page, or they
 * themselves, say how it stands.
 */
export function processUseCases(ports: ProcessPorts) {
  const { store, sites, intelliboard, connectionForm, consent, teller, now } = ports;

  const set = (change: Partial<ProcessState>) => store.update((state) => ({ ...state, process: { ...state.process, ...change } }));
  const stop = (what: Problem | null, change: Partial<ProcessState> = {}) => set({ activity: null, problem: what, ...change });
  const doing = (kind: NonNullable<ProcessState['activity']>['kind']) => ({ activity: { kind, since: now().toISOString() }, problem: null });
  /** Stores what came of the activity of then, while it is still that. Answers the new state, `null` if it was not stored. */
  const setFor = ({ process: then }: SetupState, change: Partial<ProcessState>) =>
    storeWhile(store, ({ process }) => isSameWork(process.activity, then.activity), (state) => ({ ...state, process: { ...state.process, ...change } }));
  const stopFor = (then: SetupState, what: Problem | null, change: Partial<ProcessState> = {}) => setFor(then, { activity: null, problem: what, ...change });
  /** Since when that is done which is looked at again and again, `null`: nothing is. */
  const since = async (kind: 'starting' | 'following') => {
    const { activity } = (await store.read()).process;
    return activity?.kind === kind ? Date.parse(activity.since) : null;
  };
  /** Once at a time, however often the work is taken up. */
  const turnActive = createShared(turnActiveOnce);
  const reading = createAtWork();
  const starting = patientLook(ports, PATIENCE, tryToStart);
  const following = patientLook(ports, PATIENCE, lookOnce, ports.lookAgainAt);

  /** The click on "Process data". */
  async function start(): Promise<void> {
    const state = await store.read();
    if (isOn(state)) return follow(state);
    if (missingForRun(state).length > 0 || state.send.connectionId === null) return void (await stop(problem('process_incomplete', now())));
    await set({ ...doing('starting'), startKey: ports.newId(), run: null, stateSince: null });
    await teller.badge(null);
    await starting.hurry();
  }

  /** One try to start. The same key starts the same run, however often it is sent. */
  async function tryToStart(): Promise<number | null> {
    const state = await store.read();
    const { process, account, send } = state;
    if (process.activity?.kind !== 'starting' || process.startKey === null || send.connectionId === null) return null;
    const begun = await intelliboard.startRun(account.host, send.connectionId, process.startKey);
    if (begun.ok) return begunWith(state, begun.value);
    const { error } = begun;
    // One is on already, begun at IntelliBoard or by its clock: then that is followed.
    if (error.kind === 'refused' && error.code === 'busy') {
      const latest = await intelliboard.latestRun(account.host, send.connectionId);
      if (latest.ok && latest.value !== null) return begunWith(state, latest.value);
    }
    const what = startProblem(error, now(), account);
    if (error.kind !== 'unreachable' && error.kind !== 'later') await stopFor(state, what, { startKey: null });
    else if (process.problem?.code !== what.code) await setFor(state, { problem: what });
    return since('starting');
  }

  async function begunWith(then: SetupState, run: RunReading): Promise<number | null> {
    const at = now();
    await ports.lookAgainAt(at.getTime() + FIRST_LOOK_MS);
    const after = await setFor(then, { ...doing('following'), startKey: null, run, stateSince: at.toISOString(), seenAt: at.toISOString(), announced: null, acknowledged: null });
    if (after === null) return since('starting');
    if (isOver(run)) await ended(after, run, at);
    // Not awaited: whoever started it is answered, and the run takes its time.
    else void following.hurry().catch(() => undefined);
    return null;
  }

  /** One look at the run. Answers since when it has been on, `null` once it is over. */
  async function lookOnce(): Promise<number | null> {
    const state = await store.read();
    const { process, account, send } = state;
    const { activity, run: before } = process;
    if (activity?.kind !== 'following' || before === null || send.connectionId === null) return null;
    const seen = await intelliboard.run(account.host, send.connectionId, before.id);
    if (!seen.ok) {
      const what = apiProblem(seen.error, now(), account);
      // IntelliBoard does not know it any more: another can be started. Otherwise it goes on there, whether or not it can be looked at from here.
      if (seen.error.kind === 'refused' && seen.error.status === 404) await stopFor(state, what, { run: null });
      else if (process.problem?.code !== what.code) await setFor(state, { problem: what });
      return since('following');
    }
    const run = seen.value;
    const at = now();
    const after = await setFor(state, { run, seenAt: at.toISOString(), problem: null, ...(run.state !== before.state && { stateSince: at.toISOString() }) });
    if (after !== null && isOver(run)) await ended(after, run, at);
    return since('following');
  }

  /** It is over, as was seen at that time: that is told first and noted second, since telling it twice changes nothing. */
  async function ended(then: SetupState, run: RunReading, at: Date): Promise<void> {
    await announce(run);
    await ports.hasEnded(at);
    const isNoted = await stopFor(then, run.error === null ? null : runProblem(run.error.code, now()), { announced: run.id });
    // Whoever had authorised is not believed any more: the step says so itself.
    if (isNoted !== null && run.error?.code === 'not_authorized') await store.update((state) => ({ ...state, authorize: { ...state.authorize, grantedAt: null, problem: problem('authorize_revoked', now()) } }));
  }

  async function announce(run: RunReading): Promise<void> {
    const news = run.state === 'failed' ? 'failed' : 'done';
    const { process } = await store.read();
    await teller.badge(news);
    if (process.notify && process.announced !== run.id && (await teller.mayNotify())) await teller.notify(run.id, news);
  }

  /** The click on "Look now". */
  async function look(): Promise<void> {
    const state = await store.read();
    if (state.process.activity?.kind === 'starting') return starting.hurry();
    if (isOn(state)) return follow(state);
  }

  /** Follows a run that is on; also one that came with a connection which was taken over, and which nobody follows yet. */
  async function follow(state: SetupState): Promise<void> {
    if (state.process.activity === null) await setFor(state, doing('following'));
    return following.hurry();
  }

  /** The click on "Turn Active on": only then IntelliBoard processes the connection. Turning it on twice changes nothing. */
  async function activate(): Promise<void> {
    const { send } = await store.read();
    if (send.connectionId === null) return void (await stop(problem('process_incomplete', now())));
    await set(doing('activating'));
    await turnActive();
  }

  async function turnActiveOnce(): Promise<void> {
    const state = await store.read();
    const { account, send } = state;
    if (send.connectionId === null) return void (await stopFor(state, null));
    const turned = await intelliboard.activate(account.host, send.connectionId, ports.newId());
    if (!turned.ok) return void (await stopFor(state, apiProblem(turned.error, now(), account)));
    await storeWhile(store, ({ process }) => isSameWork(process.activity, state.process.activity), ({ details, process, ...rest }) => ({
      ...rest,
      details: { ...details, draft: details.draft === null ? null : { ...details.draft, active: true } },
      process: { ...process, activity: null, problem: null },
    }));
  }

  /** Whether the admin wants a notification; what the browser allows is asked when there is something to tell. */
  async function setNotify(wanted: boolean): Promise<void> {
    const allowed = wanted && (await teller.mayNotify());
    await set({ notify: allowed });
  }

  /** The admin has the end of the run before their eyes. */
  async function acknowledge(): Promise<void> {
    const { process } = await store.read();
    if (process.run === null || !isOver(process.run) || process.acknowledged === process.run.id) return;
    await teller.badge(null);
    await set({ acknowledged: process.run.id });
  }

  /** Form road: to IntelliBoard's own page. */
  async function open(): Promise<void> {
    const { account } = await store.read();
    await consent.showSite(`https://${account.host}`, INTEGRATIONS);
  }

  /** Form road: the click on "Read the page". One look, which changes nothing there. */
  async function readPage(): Promise<void> {
    const state = await store.read();
    const { host } = state.account;
    const origin = `https://${host}`;
    if (!(await sites.isGranted(origin))) return void (await stop(problem('permission_gone', now(), [host])));
    const begun = await set(doing('reading'));
    await reading.during(() => readPageOf(begun));
  }

  async function readPageOf(state: SetupState): Promise<void> {
    const { account: { host }, canvas: { site } } = state;
    const origin = `https://${host}`;
    const seen = await connectionForm.look(origin, ports.newId(), site === null ? {} : { url: site.origin });
    if (!seen.ok) return void (await stopFor(state, problem('process_page_missing', now(), [host], origin)));
    const { state: says, isAboutThisCanvas: isOurs } = seen.value.process;
    await stopFor(state, pageProblem(says, isOurs, site?.origin ?? '', host), { page: { at: now().toISOString(), state: says, isOurs } });
  }

  function pageProblem(state: NonNullable<ProcessState['page']>['state'], isOurs: boolean, canvas: string, host: string): Problem | null {
    if (state === 'unknown') return problem('process_page_unknown', now(), [host]);
    if (!isOurs) return problem('process_page_other', now(), [canvas]);
    return state === 'failed' ? problem('process_page_failed', now(), [host]) : null;
  }

  /** Form road: the admin says that data is being processed. */
  async function confirm(): Promise<void> {
    const state = await store.read();
    if (roadOf(state) === 'form') await stop(null, { confirmedAt: now().toISOString() });
  }

  /** Goes on with what was begun, whoever woke the worker; and the badge, which a restart of the browser takes away, is put back. */
  async function resume(): Promise<void> {
    const state = await store.read();
    const { process } = state;
    switch (process.activity?.kind) {
      case 'activating':
        return turnActive();
      case 'starting':
        return starting.goOn();
      case 'following':
        return following.goOn();
      case 'reading':
        // A look that was cut short has stored nothing: the admin clicks again.
        return reading.isAny() ? undefined : void (await stopFor(state, null));
      case undefined:
        if (isOn(state)) return follow(state);
        await remind(process);
    }
  }

  async function remind({ run, acknowledged }: ProcessState): Promise<void> {
    if (run !== null && isOver(run) && acknowledged !== run.id) await teller.badge(run.state === 'failed' ? 'failed' : 'done');
  }

  return { start, look, activate, setNotify, acknowledge, open, readPage, confirm, resume };
}

/** Whether IntelliBoard is at a run of this connection, as far as is known. */
function isOn({ process: { run }, send }: SetupState): boolean {
  return run !== null && !isOver(run) && send.connectionId !== null;
}
