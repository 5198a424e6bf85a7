import type { KeysPage } from './keys-page';
import type { Sender } from '@/utils/messaging/gate';
import type { Handlers } from '@/utils/messaging/receive';
import type { Store } from '@/utils/setup/ports';
import type { Journey, Part } from '@/utils/setup/journey';
import type { CreationReport } from '@/utils/setup/key';

const done = { done: true };

/**
 * Joins each message to its use case. Commands that take long are answered at once: the stored state tells
 * how they go, and whoever wakes the worker next goes on with them.
 */
export function handlers(journey: Journey, store: Store, keysPage: KeysPage, ready: Promise<unknown>): Handlers {
  const { account, canvas, key, details, send, vault } = journey;
  /** Begins what may take long. */
  const begin = (part: Part, work: () => Promise<unknown>) => async () => {
    await ready;
    void journey.guarded(part, work);
    return done;
  };
  /** Does what is quick before it answers. */
  const doNow = async (work: () => Promise<unknown>) => {
    await ready;
    await work();
    return done;
  };

  /** The page is answered as soon as its report is safe; what comes next does not hold it up. */
  const reported = async (report: CreationReport, sender: Sender) => {
    await ready;
    const taken = await key.report(report, documentOf(sender));
    void journey.guarded('key', key.resume);
    return taken;
  };

  return {
    'guide.resume': async () => {
      await ready;
      void journey.resume();
      return done;
    },
    'guide.openedOn': ({ tabId }) => doNow(() => canvas.beginIfInFront(tabId)),
    'guide.show': ({ step }) => doNow(() => journey.show(step)),
    'guide.startOver': () => doNow(() => journey.startOver()),

    'account.setHost': async ({ host }) => (await ready, { fault: await account.setHost(host) }),
    'account.look': ({ answered }) => begin('account', () => account.look(answered))(),
    'account.setToken': async ({ token }) => (await ready, { fault: await account.setToken(token) }),
    'account.forgetToken': () => doNow(() => account.forgetToken()),

    'canvas.lookAtTab': ({ tabId }) => doNow(() => canvas.lookAtTab(tabId)),
    'canvas.setAddress': async ({ address }) => (await ready, { fault: await canvas.setAddress(address) }),
    'canvas.check': ({ answered }) => begin('canvas', () => canvas.check(answered))(),
    'canvas.change': () => doNow(() => canvas.change()),

    'key.setEnforceScopes': ({ enforce }) => doNow(() => store.update((state) => ({ ...state, key: { ...state.key, enforceScopes: enforce } }))),
    'key.create': ({ another }) => begin('key', () => key.create(another))(),
    'key.adopt': ({ clientId }) => begin('key', () => key.adopt(clientId))(),
    'key.check': begin('key', () => key.check()),
    'key.turnOn': begin('key', () => key.turnOn()),
    'key.showInCanvas': begin('key', async () => {
      const { site } = (await store.read()).canvas;
      if (site !== null) await keysPage.show(site.origin, site.rootAccountId);
    }),
    'key.forget': () => doNow(() => key.forget()),

    'details.save': ({ draft }) => doNow(() => details.save(draft)),
    'details.loadCategories': begin('details', () => details.loadCategories()),
    'details.createCategory': ({ name }) => begin('details', () => details.createCategory(name))(),
    'details.confirm': async () => (await ready, { faults: await details.confirm() }),

    'send.start': begin('send', () => send.start()),
    'send.tryNow': begin('send', () => journey.send.tryNow()),
    'send.stop': () => doNow(() => send.stop()),
    'send.check': begin('send', () => send.check()),
    'send.adopt': begin('send', () => send.adopt()),

    'vault.setPassphrase': async ({ passphrase }) => (await ready, { fault: await vault.setPassphrase(passphrase) }),
    'vault.unlock': async ({ passphrase }) => (await ready, { fault: await vault.unlock(passphrase) }),
    'vault.forget': () => doNow(() => vault.forget()),

    'page.ready': async (_, { tabId }) => {
      await ready;
      return { showClientId: tabId !== undefined && keysPage.takePointOut(tabId) ? (await store.read()).key.clientId : null };
    },
    'page.keyCreated': async (pair, sender) => ({ stored: await reported(pair, sender) }),
    'page.keyFailed': async (failure, sender) => ({ done: await reported(failure, sender) }),
  };
}

function documentOf(sender: Sender) {
  return { tabId: sender.tabId ?? -1, documentId: sender.documentId ?? null };
}
