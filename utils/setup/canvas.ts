import { parseCanvasAddress, type CanvasAddress } from '@/utils/model/address';
import { NOTHING_CHOSEN } from '@/utils/model/choices';
import { problem, type Problem } from '@/utils/model/problem';
import type { CanvasState, SetupState } from '@/utils/model/setup';
import type { SiteReport } from '@/utils/model/site-report';
import { explainCanvas } from '@/utils/setup/canvas-problem';
import { proposeDetails } from '@/utils/setup/details';
import type { Ports } from '@/utils/setup/ports';
import { storeWhile } from '@/utils/setup/store-while';
import { disconnected, emptyData, emptyKey } from '@/utils/model/empty-setup';

/** Step `canvas`: which Canvas it is, and whether this admin can make a developer key there. */
export function canvasUseCases(ports: Ports) {
  const { store, vault, sites, canvas, now } = ports;
  let checking: { readonly origin: string | null; readonly work: Promise<void> } | null = null;

  const set = (change: Partial<CanvasState>) => store.update((state) => ({ ...state, canvas: { ...state.canvas, ...change } }));

  /** What was found out about an address, unless another one was chosen meanwhile. */
  const setFor = async ({ origin }: CanvasAddress, change: Partial<CanvasState>) =>
    void (await storeWhile(store, ({ canvas: { candidate } }) => candidate?.origin === origin, (state) => ({ ...state, canvas: { ...state.canvas, ...change } })));

  async function propose(address: CanvasAddress, recognised: boolean): Promise<void> {
    await set({ candidate: { ...address, recognised }, activity: null, problem: null });
  }

  /** Looks at the tab in front. Never says "no Canvas" where it merely may not look. */
  async function lookAtTab(tabId: number): Promise<void> {
    const look = await sites.lookAtTab(tabId);
    switch (look.kind) {
      case 'hidden':
        return void (await set({ problem: problem('canvas_tab_hidden', now()) }));
      case 'not-https':
        return void (await set({ candidate: null, problem: problem('canvas_not_https', now(), [look.host]) }));
      case 'not-canvas':
        return void (await set({ problem: problem('canvas_not_seen', now(), [look.host]) }));
      case 'canvas':
        await propose(look.address, true);
        if (look.actingAs) await set({ problem: problem('canvas_acting_as', now(), [new URL(look.address.origin).host], look.address.origin) });
    }
  }

  /** The guide begins with the step whose tab is in front. Says nothing where that is no Canvas, or not to be seen. */
  async function beginIfInFront(tabId: number): Promise<void> {
    const { canvas: before, account } = await store.read();
    if (before.candidate !== null || before.site !== null || account.road !== 'unknown' || account.activity !== null) return;
    const look = await sites.lookAtTab(tabId);
    if (look.kind !== 'canvas') return;
    await lookAtTab(tabId);
    await store.update((state) => ({ ...state, step: 'canvas' }));
  }

  /** Takes a typed address. Answers the fault to show beside the field. */
  async function setAddress(typed: string): Promise<string | null> {
    const address = parseCanvasAddress(typed);
    if (!address.ok) return address.error;
    await propose(address.value, false);
    return null;
  }

  /** Asks Canvas itself, as soon as the browser lets us reach it. Each address once at a time. */
  async function check(answered: boolean): Promise<void> {
    const origin = (await store.read()).canvas.candidate?.origin ?? null;
    if (checking?.origin === origin) return checking.work;
    const mine = { origin, work: checkOnce(answered) };
    checking = mine;
    await mine.work.finally(() => {
      if (checking === mine) checking = null;
    });
  }

  async function checkOnce(answered: boolean): Promise<void> {
    const { candidate } = (await store.read()).canvas;
    if (candidate === null) return;
    const host = new URL(candidate.origin).host;
    if (!(await sites.isGranted(candidate.origin))) {
      if (answered) await set({ activity: null, problem: problem('permission_refused', now(), [host]) });
      else await set({ activity: { kind: 'asking', since: now().toISOString() }, problem: null });
      return;
    }
    await set({ activity: { kind: 'checking', since: now().toISOString() }, problem: null });
    const report = await canvas.inspect(candidate.origin, candidate.accountInPath);
    if (!report.ok) return setFor(candidate, { activity: null, site: null, problem: await explainCanvas(ports, report.error, candidate.origin) });
    const obstacle = (await sites.connectedElsewhere(candidate.origin)) ? problem('canvas_connected_already', now(), [host]) : obstacleIn(report.value, candidate.origin);
    if (obstacle !== null) return setFor(candidate, { activity: null, site: null, problem: obstacle });
    if ((await store.read()).canvas.candidate?.origin !== candidate.origin) return;
    await sites.watchKeysPage(candidate.origin);
    // The admin may have chosen another one meanwhile.
    const { data, send: { connectionId } } = await store.update((state) => (state.canvas.candidate?.origin === candidate.origin ? withSite(state, candidate, report.value, now()) : state));
    if (data.clientId === null && data.candidates === 0) await vault.forget('data');
    // Its token is for the connection that there was.
    if (connectionId === null) await ports.monitor.forget();
  }

  function obstacleIn(report: SiteReport, origin: string): Problem | null {
    if (report.actingAs === true) return problem('canvas_acting_as', now(), [new URL(origin).host], origin);
    if (report.mayManageKeys) return null;
    if (report.subAccount !== null) return problem('canvas_sub_account_admin', now(), [report.subAccount, report.accountName]);
    return problem('canvas_not_admin', now(), [report.accountName]);
  }

  /** Goes back to choosing. The site that was granted is handed back, unless it is chosen again. */
  async function change(): Promise<void> {
    const { site, candidate } = (await store.read()).canvas;
    await sites.watchKeysPage(null);
    await set({ site: null, candidate: null, activity: null, problem: null });
    const origin = site?.origin ?? candidate?.origin;
    if (origin !== undefined) await sites.release(origin);
  }

  async function resume(): Promise<void> {
    const state = await store.read();
    if (state.canvas.activity !== null) await check(false);
    // While it is removed its script is handed back, too.
    else if (state.removal.activity === null) await sites.watchKeysPage(state.canvas.site?.origin ?? null);
  }

  return { lookAtTab, beginIfInFront, setAddress, check, change, resume };
}

function withSite(state: SetupState, candidate: NonNullable<CanvasState['candidate']>, report: SiteReport, at: Date): SetupState {
  const site = {
    origin: candidate.origin,
    kind: candidate.kind,
    rootAccountId: report.rootAccountId,
    accountName: report.accountName,
    timeZone: report.timeZone,
    userName: report.userName,
    userEmail: report.userEmail,
    cameFromSubAccount: report.subAccount,
    hasDataPortal: report.hasDataPortal,
    hasDataServices: report.hasDataServices,
    checkedAt: at.toISOString(),
  };
  // A key lives in one Canvas: that of another one is of no use here.
  const kept = state.key.origin === null || state.key.origin === site.origin ? state.key : emptyKey();
  const key = kept.ownerEmail === '' && kept.clientId === null ? { ...kept, ownerEmail: report.userEmail ?? '' } : kept;
  // So do credentials of its data.
  const data = state.data.canvas === null || state.data.canvas === site.origin ? state.data : { ...emptyData(state.data.source), queue: state.data.queue };
  // And ids of its accounts, terms and roles.
  const filters = state.filters.canvas === null || state.filters.canvas === site.origin ? state.filters : NOTHING_CHOSEN;
  const roles = state.roles.canvas === null || state.roles.canvas === site.origin ? state.roles : NOTHING_CHOSEN;
  // And a connection is to one Canvas.
  const isElsewhere = [state.send.origin, state.key.origin].some((origin) => origin !== null && origin !== site.origin);
  return proposeDetails({ ...(isElsewhere ? disconnected(state) : state), key, data, filters, roles, canvas: { candidate, activity: null, site, problem: null } });
}
