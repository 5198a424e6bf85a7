import { readExpiryDate } from '@/utils/model/expiry';
import { readQueueAddress } from '@/utils/model/queue-address';
import { dataSites, dataStepSites, IDENTITY_ORIGIN, placeOf, type DataEvery, type DataState, type DataTool } from '@/utils/model/data';
import { emptyData } from '@/utils/model/empty-setup';
import { problem } from '@/utils/model/problem';
import { dataCapture } from '@/utils/setup/data-capture';
import { dataContext, type DataPorts } from '@/utils/setup/data-context';
import { dataProof } from '@/utils/setup/data-proof';

/** Step `data`: credentials for Canvas Data 2 or for the portal's flat files, proved, and what is known of the data behind them. */
export function dataUseCases(ports: DataPorts) {
  const { store, vault, sites, data, now } = ports;
  const context = dataContext(ports);
  const { set, doing, stop } = context;
  const proof = dataProof(context);
  const capture = dataCapture(context, proof);

  /** A grant wakes us twice, by the browser's event and by the guide's answer: whoever comes second finds it done. */
  const openInTurn = inTurn();
  const advanceInTurn = inTurn();

  /** Takes the other world. What was captured of this one is forgotten, and its sites are handed back. */
  async function choose(source: DataState['source']): Promise<void> {
    const { data: before } = await store.read();
    if (before.source === source) return;
    await forgetSecrets();
    await store.update((state) => ({ ...state, data: { ...emptyData(source), queue: state.data.queue } }));
    for (const origin of dataSites(before.source)) await sites.release(origin);
  }

  /** To the page on which credentials are made, as soon as the browser lets us reach it. `answered`: its prompt has closed. */
  async function open(answered: boolean): Promise<void> {
    const { data: state, canvas } = await store.read();
    // The browser's own event was quicker than the guide.
    if (answered && state.activity?.kind !== 'asking') return;
    const missing = await firstMissing(dataStepSites(state.source, canvas.site?.origin ?? null));
    if (missing !== null) return void (await (answered ? stop(problem('permission_refused', now(), [new URL(missing).host])) : set(doing('asking'))));
    if (state.source === 'dap') return watchAt('identity', IDENTITY_ORIGIN);
    if (canvas.site === null) return void (await stop(null));
    await findTool(canvas.site.origin, canvas.site.rootAccountId);
  }

  async function firstMissing(origins: readonly string[]): Promise<string | null> {
    for (const origin of origins) if (!(await sites.isGranted(origin))) return origin;
    return null;
  }

  /** Killed while it was looked for. Whoever looked for it meanwhile has opened it: a second launch would end the first one. */
  async function findToolAgain(): Promise<void> {
    const { data: state, canvas } = await store.read();
    if (state.activity?.kind !== 'finding-tool') return;
    await (canvas.site === null ? stopAll() : findTool(canvas.site.origin, canvas.site.rootAccountId));
  }

  /** Its label is whatever a school chose; where the usual ones are not there, the admin picks. */
  async function findTool(origin: string, accountId: string): Promise<void> {
    await set(doing('finding-tool'));
    const tools = (await data.tools(origin, accountId)) ?? [];
    const portals = tools.filter(({ label }) => /data portal|canvas data\b(?! (2|services))/i.test(label));
    if (portals.length === 1 && portals[0] !== undefined) return openTool(portals[0]);
    await stop(tools.length === 0 ? problem('data_tool_missing', now(), [new URL(origin).host], `${origin}/accounts/${accountId}`) : null, { tools: portals.length > 1 ? portals : [...tools] });
  }

  async function pickTool(toolId: string): Promise<void> {
    const picked = (await store.read()).data.tools.find(({ id }) => id === toolId);
    if (picked !== undefined) await openTool(picked);
  }

  async function openTool(tool: DataTool): Promise<void> {
    await set({ tool, tools: [] });
    await watchAt('portal', tool.url);
  }

  /** Watched first, opened second: what is shown at once is not missed. */
  async function watchAt(place: 'identity' | 'portal', url: string): Promise<void> {
    await set({ page: null, refusals: 0, pointedId: null, ...doing('watching') });
    await data.watch(place);
    await data.open(url);
  }

  async function stopAll(): Promise<void> {
    await data.watch(null);
    await stop(null);
  }

  /** The day on which the key ends, as typed. Answers the fault to show beside the field. */
  async function setExpiry(typed: string): Promise<string | null> {
    const read = readExpiryDate(typed, now().toISOString().slice(0, 10));
    if (!read.ok) return read.error;
    await set({ expiresOn: read.value });
    return null;
  }

  async function setEvery(everyHours: DataEvery): Promise<void> {
    await set({ everyHours });
  }

  /** Address of the queue of Live Events; empty: there is none. Answers the fault to show beside the field. */
  async function setQueue(address: string): Promise<string | null> {
    if (address.trim() === '') {
      await set({ queue: null });
      return null;
    }
    const read = readQueueAddress(address);
    if (!read.ok) return read.error;
    await set({ queue: { address: address.replace(/[\s\p{Cf}]/gu, ''), ...read.value } });
    return null;
  }

  async function forgetSecrets(): Promise<void> {
    await data.watch(null);
    await vault.forget('data-captured');
    await vault.forget('data');
  }

  async function forget(): Promise<void> {
    await forgetSecrets();
    await store.update((state) => ({ ...state, data: { ...emptyData(state.data.source), queue: state.data.queue, everyHours: state.data.everyHours } }));
  }

  /** "Check again", and "Try again" while captured pairs wait to be judged. */
  async function prove(): Promise<void> {
    const { candidates } = (await store.read()).data;
    await (candidates > 0 ? capture.tryCandidates() : proof.prove());
  }

  /** Goes on with whatever was begun: after a grant, a capture, a kill. */
  async function advance(): Promise<void> {
    const { activity, candidates, source, tool } = (await store.read()).data;
    switch (activity?.kind) {
      case undefined:
        return data.watch(null);
      case 'asking':
        return openInTurn(async () => ((await store.read()).data.activity?.kind === 'asking' ? open(false) : undefined));
      case 'finding-tool':
        return openInTurn(findToolAgain);
      case 'watching':
        return source === 'dap' || tool !== null ? data.watch(placeOf(source)) : stopAll();
      case 'trying':
        return capture.tryCandidates();
      case 'proving':
        // Killed between the pair's taking and the forgetting of what it was taken from.
        if (candidates === 0) await vault.forget('data-captured');
        return proof.prove();
      case 'probing':
        return proof.probe();
    }
  }

  return {
    choose,
    open: (answered: boolean) => openInTurn(() => open(answered)),
    pickTool: (toolId: string) => openInTurn(() => pickTool(toolId)),
    seen: capture.seen,
    lookedAt: capture.lookedAt,
    pointAt: capture.pointAt,
    paste: capture.paste,
    setExpiry,
    setEvery,
    setQueue,
    prove: () => advanceInTurn(prove),
    stop: stopAll,
    forget,
    resume: () => advanceInTurn(advance),
  };
}

/** Does one thing after another. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
