import { dataStepSites } from '@/utils/model/data';
import type { SetupState } from '@/utils/model/setup';
import type { MessageName, Reply, Request } from '@/utils/messaging/protocol';
import { ownVersion, send, type SendFailure } from '@/utils/messaging/send';
import { readHealth } from '@/utils/platform/health';
import { inFront, openGuideTab, openPanel } from '@/utils/platform/panel';
import { requestNotifications, requestSites } from '@/utils/platform/permissions';
import { readAllSetups } from '@/utils/platform/store';
import type { Guide, GuideActions } from '@/utils/ui/guide';

/** The window and the tab that the guide was opened from. */
export interface InFront {
  readonly windowId: number | null;
  readonly tabId: number | null;
}

interface Needs {
  readonly setup: SetupState | null;
  readonly front: InFront;
  readonly setRefused: (origin: string | null) => void;
  readonly setTrouble: (trouble: Guide['trouble']) => void;
}

/** The deeds of the guide, each a command to the worker. */
export function guideActions({ setup, front, setRefused, setTrouble }: Needs): GuideActions {
  async function ask<N extends MessageName>(name: N, data: Request<N>): Promise<Reply<N> | null> {
    const answer = await send(name, data, setup?.runId);
    setTrouble(answer.ok ? null : troubleOf(answer.error));
    return answer.ok ? answer.value : null;
  }
  const tell = <N extends MessageName>(name: N, data: Request<N>): void => void ask(name, data);
  const faultOf = async (answer: Promise<{ fault: string | null } | null>) => {
    const got = await answer;
    return got === null ? 'no-answer' : got.fault;
  };

  const readJournal = async () => (await ask('journal.read', {}))?.entries ?? null;

  /**
   * The browser's prompt comes first (Firefox refuses it after any await). What is to happen was stored
   * before; the worker goes on when the site is granted, whether or not this page lives to see it.
   */
  function allow(origins: readonly string[], look: 'account.look' | 'canvas.check' | 'data.open'): void {
    const answer = requestSites(origins);
    setRefused(null);
    tell(look, { answered: false });
    void answer.then((granted) => {
      setRefused(granted ? null : (origins[0] ?? null));
      tell(look, { answered: true });
    });
  }

  return {
    showStep: (step) => tell('guide.show', { step }),
    startOver: () => tell('guide.startOver', {}),
    showConnection: (runId) => tell('connections.show', { runId }),
    addConnection: () => tell('connections.add', {}),
    openPanel: () => void openPanel(front.windowId),
    openTab: () => void openGuideTab(),

    setIntelliBoardHost: (host) => faultOf(ask('account.setHost', { host })),
    allowIntelliBoard: () => {
      if (setup !== null) allow([`https://${setup.account.host}`], 'account.look');
    },
    setToken: (token) => faultOf(ask('account.setToken', { token })),
    forgetToken: () => tell('account.forgetToken', {}),

    // The tab in front may be another one than when a panel was opened.
    lookAtTab: () => void inFront().then(({ tabId }) => (tabId === null ? undefined : ask('canvas.lookAtTab', { tabId }))),
    setCanvasAddress: (address) => faultOf(ask('canvas.setAddress', { address })),
    allowCanvas: () => {
      const origin = setup?.canvas.candidate?.origin;
      if (origin !== undefined) allow([origin], 'canvas.check');
    },
    changeCanvas: () => tell('canvas.change', {}),

    setKeyPlan: (choice) => tell('key.setPlan', choice),
    createKey: (another) => tell('key.create', { another }),
    adoptKey: (clientId) => tell('key.adopt', { clientId }),
    checkKey: () => tell('key.check', {}),
    turnKeyOn: () => tell('key.turnOn', {}),
    listKeys: () => tell('key.list', {}),
    findKeys: async (text) => {
      const found = await ask('key.find', { text });
      return found?.known === true ? { total: found.total, keys: found.keys } : null;
    },
    stopKey: () => tell('key.stop', {}),
    pasteKey: async (clientId, secret) => (await ask('key.paste', { clientId, secret }))?.faults ?? { clientId: null, secret: 'no-answer' },
    findSavedKey: () => tell('key.findSaved', {}),
    fixKey: (finding) => tell('key.fix', { finding }),
    regenerateSecret: (clientId) => tell('key.regenerate', { clientId }),
    showKeyInCanvas: () => tell('key.showInCanvas', {}),
    forgetKey: () => tell('key.forget', {}),

    chooseDataSource: (source) => tell('data.choose', { source }),
    openDataPage: () => {
      if (setup !== null) allow(dataStepSites(setup.data.source, setup.canvas.site?.origin ?? null), 'data.open');
    },
    pickDataTool: (toolId) => tell('data.pickTool', { toolId }),
    pointAtData: (what) => faultOf(ask('data.pointAt', { what })),
    pasteData: async (id, secret) => (await ask('data.paste', { id, secret })) ?? { id: null, secret: 'no-answer' },
    setDataExpiry: (expiresOn) => faultOf(ask('data.setExpiry', { expiresOn })),
    setDataEvery: (hours) => tell('data.setEvery', { hours }),
    proveData: () => tell('data.prove', {}),
    stopData: () => tell('data.stop', {}),
    forgetData: () => tell('data.forget', {}),
    setQueue: (address) => faultOf(ask('data.setQueue', { address })),

    saveDetails: (draft) => tell('details.save', { draft }),
    loadCategories: () => tell('details.loadCategories', {}),
    createCategory: (name) => tell('details.createCategory', { name }),
    confirmDetails: async () => (await ask('details.confirm', {}))?.faults ?? {},

    preferRoad: (road) => tell('account.prefer', { road }),
    openIntelliBoard: () => tell('form.open', {}),
    lookAtForm: () => tell('form.look', {}),
    fillForm: (lookId, fields) => tell('form.fill', { lookId, fields: [...fields] }),
    putIntoForm: async (field, mayBeVisible) => (await ask('form.put', { field, mayBeVisible }))?.result ?? 'no-page',

    startSending: () => tell('send.start', {}),
    addDataToConnection: () => tell('send.addData', {}),
    trySendingNow: () => tell('send.tryNow', {}),
    stopSending: () => tell('send.stop', {}),
    checkConnection: () => tell('send.check', {}),
    adoptConnection: () => tell('send.adopt', {}),
    lookForExisting: () => tell('send.lookForExisting', {}),
    changeDetails: () => tell('send.changeDetails', {}),

    startRotation: () => tell('rotation.start', {}),
    cancelRotation: () => tell('rotation.cancel', {}),
    sendNewKey: () => tell('rotation.send', {}),
    turnOldKeyOff: () => tell('rotation.turnOldOff', {}),
    finishRotation: () => tell('rotation.finish', {}),
    renewData: () => tell('rotation.renewData', {}),
    keepOldData: () => tell('rotation.cancelData', {}),
    removeConnection: ({ atIntelliBoard, turnOff }) => tell('removal.start', { atIntelliBoard, turnOff: [...turnOff] }),
    keepConnection: () => tell('removal.cancel', {}),

    lookWho: () => tell('authorize.lookWho', {}),
    authorize: (anyway) => tell('authorize.begin', { anyway }),
    checkAuthorization: () => tell('authorize.check', {}),
    stopAuthorizing: () => tell('authorize.stop', {}),
    confirmAuthorized: () => tell('authorize.confirm', {}),

    startRun: () => tell('process.start', {}),
    lookAtRun: () => tell('process.look', {}),
    activateConnection: () => tell('process.activate', {}),
    notifyWhenDone: (wanted) => {
      if (!wanted) return tell('process.setNotify', { wanted });
      void requestNotifications().then((granted) => ask('process.setNotify', { wanted: granted }));
    },
    acknowledgeRun: () => tell('process.acknowledge', {}),
    openProcessPage: () => tell('process.open', {}),
    readProcessPage: () => tell('process.readPage', {}),
    confirmProcessing: () => tell('process.confirm', {}),
    loadChoices: (step) => tell('choices.load', { step }),
    saveFilters: (draft) => tell('filters.save', { draft }),
    saveRoles: (draft) => tell('roles.save', { draft }),
    proposeChoices: (step) => tell('choices.propose', { step }),
    dropGone: (step) => tell('choices.dropGone', { step }),
    confirmChoices: async (step) => (await ask('choices.confirm', { step }))?.faults ?? {},
    stopChoices: (step) => tell('choices.stop', { step }),
    lookAtLists: (step) => tell('lists.look', { step }),
    fillLists: (step, fields) => tell('lists.fill', { step, fields: [...fields] }),
    putIntoList: async (field) => (await ask('lists.put', { field })) ?? { result: 'no-page', missing: [], ambiguous: [] },

    checkHealth: () => tell('health.check', {}),
    acceptHealth: (id) => tell('health.accept', { id }),
    fixHealth: (finding) => tell('health.fix', { finding }),
    allowAgain: (origins) => {
      const answer = requestSites(origins);
      void answer.then((granted) => (granted ? tell('health.check', {}) : undefined));
    },
    notifyHealth: (wanted) => {
      if (!wanted) return tell('health.setNotify', { notify: false });
      void requestNotifications().then((granted) => tell('health.setNotify', { notify: granted }));
    },

    setPassphrase: (passphrase) => faultOf(ask('vault.setPassphrase', { passphrase })),
    unlock: (passphrase) => faultOf(ask('vault.unlock', { passphrase })),
    forgetSecrets: () => tell('vault.forget', {}),

    readJournal,
    clearJournal: async () => (await ask('journal.clear', {})) !== null,
    gatherReport: async () => ({
      at: new Date(),
      extension: ownVersion() ?? '',
      browser: navigator.userAgent,
      connections: await readAllSetups(),
      journal: await readJournal(),
      health: await healthLines(),
    }),
  };
}

/** A line for each check of each connection, in codes: they are for the help desk. */
async function healthLines(): Promise<string[]> {
  const found = await Promise.all((await readAllSetups()).map(async ({ runId, canvas }) => ({ host: canvas.site === null ? '-' : new URL(canvas.site.origin).host, health: await readHealth(runId) })));
  return found.flatMap(({ host, health }) => (health?.results ?? []).map(({ id, verdict, code, at }) => `${host} ${id}: ${verdict} (${code}) ${at}`));
}

/** A refused message means that this page and the worker are of different versions. */
export function troubleOf(failure: SendFailure): Guide['trouble'] {
  return failure === 'silent' ? 'silent' : 'gone';
}
