import { vi, type Mock } from 'vitest';
import { entryOf, type ConnectionEntry } from '@/utils/model/connections';
import type { School } from '@/utils/model/school';
import type { HealthDocument } from '@/utils/model/health';
import type { SetupState } from '@/utils/model/setup';
import type { Guide, GuideActions, Place } from '@/utils/ui/guide';
import { GUIDE_STATES } from '../fixtures/guide-states';
import { AT } from '../fixtures/state-parts';

interface Choice {
  readonly setup?: SetupState;
  /** The other connections of this browser. */
  readonly others?: readonly ConnectionEntry[];
  readonly school?: School | null;
  readonly health?: HealthDocument | null;
  readonly place?: Place;
  readonly asked?: Guide['asked'];
  /** Origins that the browser lets the extension reach. */
  readonly allowed?: readonly string[];
  readonly refused?: string | null;
  readonly trouble?: Guide['trouble'];
  readonly actions?: Partial<GuideActions>;
}

export type StubActions = { readonly [A in keyof GuideActions]: Mock<GuideActions[A]> };

/** A guide as the components are given it, with deeds that are only noted down. */
export function guideWith({ setup = GUIDE_STATES.empty, others = [], school = null, health = null, place = 'tab', asked = null, allowed = [], refused = null, trouble = null, actions = {} }: Choice = {}): Omit<Guide, 'actions'> & { readonly actions: StubActions } {
  const stubs = { ...stubActions(), ...actions } as StubActions;
  return { setup, school, connections: [{ ...entryOf(setup), verdict: null }, ...others], health, place, asked, actions: stubs, isAllowed: (origin) => allowed.includes(origin), refused, trouble };
}

function stubActions(): GuideActions {
  return {
    showStep: vi.fn(),
    startOver: vi.fn(),
    showConnection: vi.fn(),
    addConnection: vi.fn(),
    openPanel: vi.fn(),
    openTab: vi.fn(),
    setIntelliBoardHost: vi.fn(async () => null),
    allowIntelliBoard: vi.fn(),
    setToken: vi.fn(async () => null),
    forgetToken: vi.fn(),
    lookAtTab: vi.fn(),
    setCanvasAddress: vi.fn(async () => null),
    allowCanvas: vi.fn(),
    changeCanvas: vi.fn(),
    setKeyPlan: vi.fn(),
    createKey: vi.fn(),
    adoptKey: vi.fn(),
    checkKey: vi.fn(),
    turnKeyOn: vi.fn(),
    listKeys: vi.fn(),
    findKeys: vi.fn(async () => ({ total: 0, keys: [] })),
    stopKey: vi.fn(),
    pasteKey: vi.fn(async () => ({ clientId: null, secret: null })),
    findSavedKey: vi.fn(),
    fixKey: vi.fn(),
    regenerateSecret: vi.fn(),
    showKeyInCanvas: vi.fn(),
    forgetKey: vi.fn(),
    chooseDataSource: vi.fn(),
    openDataPage: vi.fn(),
    pickDataTool: vi.fn(),
    pointAtData: vi.fn(async () => null),
    pasteData: vi.fn(async () => ({ id: null, secret: null })),
    setDataExpiry: vi.fn(async () => null),
    setDataEvery: vi.fn(),
    proveData: vi.fn(),
    stopData: vi.fn(),
    forgetData: vi.fn(),
    setQueue: vi.fn(async () => null),
    saveDetails: vi.fn(),
    loadCategories: vi.fn(),
    createCategory: vi.fn(),
    confirmDetails: vi.fn(async () => ({})),
    preferRoad: vi.fn(),
    openIntelliBoard: vi.fn(),
    lookAtForm: vi.fn(),
    fillForm: vi.fn(),
    putIntoForm: vi.fn(async () => 'written' as const),
    startSending: vi.fn(),
    addDataToConnection: vi.fn(),
    trySendingNow: vi.fn(),
    stopSending: vi.fn(),
    checkConnection: vi.fn(),
    adoptConnection: vi.fn(),
    lookForExisting: vi.fn(),
    changeDetails: vi.fn(),
    startRotation: vi.fn(),
    cancelRotation: vi.fn(),
    sendNewKey: vi.fn(),
    turnOldKeyOff: vi.fn(),
    finishRotation: vi.fn(),
    renewData: vi.fn(),
    keepOldData: vi.fn(),
    removeConnection: vi.fn(),
    keepConnection: vi.fn(),
    lookWho: vi.fn(),
    authorize: vi.fn(),
    checkAuthorization: vi.fn(),
    stopAuthorizing: vi.fn(),
    confirmAuthorized: vi.fn(),
    startRun: vi.fn(),
    lookAtRun: vi.fn(),
    activateConnection: vi.fn(),
    notifyWhenDone: vi.fn(),
    acknowledgeRun: vi.fn(),
    openProcessPage: vi.fn(),
    readProcessPage: vi.fn(),
    confirmProcessing: vi.fn(),
    loadChoices: vi.fn(),
    saveFilters: vi.fn(),
    saveRoles: vi.fn(),
    proposeChoices: vi.fn(),
    dropGone: vi.fn(),
    confirmChoices: vi.fn(async () => ({})),
    stopChoices: vi.fn(),
    lookAtLists: vi.fn(),
    fillLists: vi.fn(),
    putIntoList: vi.fn(async () => ({ result: 'written' as const, missing: [], ambiguous: [] })),
    checkHealth: vi.fn(),
    acceptHealth: vi.fn(),
    fixHealth: vi.fn(),
    allowAgain: vi.fn(),
    notifyHealth: vi.fn(),
    setPassphrase: vi.fn(async () => null),
    unlock: vi.fn(async () => null),
    forgetSecrets: vi.fn(),
    readJournal: vi.fn(async () => []),
    clearJournal: vi.fn(async () => true),
    gatherReport: vi.fn(async () => ({ at: new Date(AT), extension: '0.1.0', browser: 'Chromium', connections: [], journal: [], health: [] })),
  };
}
