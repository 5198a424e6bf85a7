import type { Sender } from '@/utils/messaging/gate';
import type { Handlers } from '@/utils/messaging/receive';
import type { KeysPagePort, Store } from '@/utils/setup/ports';
import type { Journey } from '@/utils/setup/journey';
import type { CreationReport } from '@/utils/setup/key';

const done = { done: true };

/**
 * Joins each message to its use case. Commands that take long are answered at once: the stored state tells
 * how they go, and whoever wakes the worker next goes on with them.
 */
export function handlers(journey: Journey, store: Store, keysPage: KeysPagePort, ready: Promise<unknown>): Handlers {
  const { account, canvas, key, details, send, vault } = journey;
  /** Begins what may take long. */
  const begin = (work: () => Promise<unknown>) => async () => {
    await ready;
    void work();
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
    void key.resume();
    return taken;
  };

  return {
    'guide.resume': begin(() => journey.resume()),
    'guide.show': ({ step }) => doNow(() => journey.show(step)),
    'guide.startOver': () => doNow(() => journey.startOver()),

    'account.setHost': async ({ host }) => (await ready, { fault: await account.setHost(host) }),
    'account.look': ({ answered }) => begin(() => account.look(answered))(),
    'account.setToken': async ({ token }) => (await ready, { fault: await account.setToken(token) }),
    'account.forgetToken': () => doNow(() => account.forgetToken()),

    'canvas.lookAtTab': ({ tabId }) => doNow(() => canvas.lookAtTab(tabId)),
    'canvas.setAddress': async ({ address }) => (await ready, { fault: await canvas.setAddress(address) }),
    'canvas.check': ({ answered }) => begin(() => canvas.check(answered))(),
    'canvas.change': () => doNow(() => canvas.change()),

    'key.setEnforceScopes': ({ enforce }) => doNow(() => store.update((state) => ({ ...state, key: { ...state.key, enforceScopes: enforce } }))),
    'key.create': ({ another }) => begin(() => key.create(another))(),
    'key.adopt': ({ clientId }) => begin(() => key.adopt(clientId))(),
    'key.check': begin(() => key.check()),
    'key.turnOn': begin(() => key.turnOn()),
    'key.showInCanvas': begin(async () => {
      const { site } = (await store.read()).canvas;
      if (site !== null) await keysPage.show(site.origin, site.rootAccountId);
    }),
    'key.forget': () => doNow(() => key.forget()),

    'details.save': ({ draft }) => doNow(() => details.save(draft)),
    'details.loadCategories': begin(() => details.loadCategories()),
    'details.createCategory': ({ name }) => begin(() => details.createCategory(name))(),
    'details.confirm': async () => (await ready, { faults: await details.confirm() }),

    'send.start': begin(() => send.start()),
    'send.tryNow': begin(() => journey.send.tryNow()),
    'send.stop': () => doNow(() => send.stop()),
    'send.check': begin(() => send.check()),
    'send.adopt': begin(() => send.adopt()),

    'vault.setPassphrase': async ({ passphrase }) => (await ready, { fault: await vault.setPassphrase(passphrase) }),
    'vault.unlock': async ({ passphrase }) => (await ready, { fault: await vault.unlock(passphrase) }),
    'vault.forget': () => doNow(() => vault.forget()),

    'page.ready': async () => {
      await ready;
      const state = await store.read();
      return { showClientId: state.key.provedAt === null ? null : state.key.clientId };
    },
    'page.keyCreated': async (pair, sender) => ({ stored: await reported(pair, sender) }),
    'page.keyFailed': async (failure, sender) => ({ done: await reported(failure, sender) }),
  };
}

function documentOf(sender: Sender) {
  return { tabId: sender.tabId ?? -1, documentId: sender.documentId ?? null };
}
