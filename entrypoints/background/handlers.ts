import type { ConnectionRegister } from './connections';
import type { KeysPage } from './keys-page';
import type { Health } from '@/utils/health/gather';
import type { Occasion } from '@/utils/health/when';
import type { Journal } from '@/utils/journal/journal';
import type { Sender } from '@/utils/messaging/gate';
import type { Handlers } from '@/utils/messaging/receive';
import { tabAddress } from '@/utils/platform/tabs';
import type { PageHandle, Store } from '@/utils/setup/ports';
import type { Journey, Part } from '@/utils/setup/journey';

const done = { done: true };

interface Needs {
  readonly journey: Journey;
  readonly store: Store;
  readonly keysPage: KeysPage;
  readonly journal: Journal;
  readonly register: ConnectionRegister;
  readonly health: Health;
  readonly ready: Promise<unknown>;
}

/**
 * Joins each message to its use case. Commands that take long are answered at once: the stored state tells
 * how they go, and whoever wakes the worker next goes on with them.
 */
export function handlers({ journey, store, keysPage, journal, register, health, ready }: Needs): Handlers {
  const { account, canvas, key, data, details, send, connectionForm, authorize, process, rotation, removal, vault } = journey;
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
  const reported = async (take: (from: PageHandle) => Promise<boolean>, sender: Sender) => {
    await ready;
    const taken = await take(documentOf(sender));
    void journey.guarded('key', key.resume);
    return taken;
  };

  /** What was captured is safe before the answer; the service is asked after it. */
  const captured = async <T>(take: () => Promise<T>) => {
    await ready;
    const taken = await take();
    void journey.guarded('data', data.resume);
    return taken;
  };

  /** There is one passphrase for all connections: each is told how its secrets stand now. */
  const forAll = async <T>(answer: T): Promise<T> => {
    for (const other of await register.all()) await other.journey.vault.reconcile();
    return answer;
  };

  /** Looking may take long; the stored results tell how it goes. */
  const look = async (occasion: Occasion) => {
    await ready;
    void store.read().then(({ runId }) => health.check(runId, occasion));
    return done;
  };

  return {
    'guide.resume': async () => {
      await ready;
      void journey.resume();
      return done;
    },
    'guide.openedOn': ({ tabId }) =>
      doNow(async () => {
        // The connection of the tab in front comes into view; only a set-up that has no Canvas yet may begin with that one.
        const of = await register.byCanvas(await originOf(tabId));
        if (of === null) await canvas.beginIfInFront(tabId);
        else await register.show(of.runId);
      }),
    'connections.show': ({ runId }) => doNow(() => register.show(runId)),
    'connections.add': () => doNow(() => addLike(journey, register)),
    'guide.show': ({ step }) => doNow(() => journey.show(step)),
    'guide.startOver': () =>
      doNow(async () => {
        const { runId } = await store.read();
        await journey.startOver();
        await health.forget(runId);
      }),

    'account.setHost': async ({ host }) => (await ready, { fault: await account.setHost(host) }),
    'account.look': ({ answered }) => begin('account', () => account.look(answered))(),
    'account.setToken': async ({ token }) => (await ready, { fault: await account.setToken(token) }),
    'account.forgetToken': () => doNow(() => account.forgetToken()),

    'canvas.lookAtTab': ({ tabId }) => doNow(() => canvas.lookAtTab(tabId)),
    'canvas.setAddress': async ({ address }) => (await ready, { fault: await canvas.setAddress(address) }),
    'canvas.check': ({ answered }) => begin('canvas', () => canvas.check(answered))(),
    'canvas.change': () => doNow(() => canvas.change()),

    'key.setPlan': (choice) => begin('key', () => key.setPlan(choice))(),
    'key.create': ({ another }) => begin('key', () => key.create(another))(),
    'key.findSaved': begin('key', () => key.findSaved()),
    'key.list': begin('key', () => key.list()),
    'key.find': async ({ text }) => key.find(text),
    'key.stop': () => doNow(() => key.stop()),
    'key.paste': async (pasted) => {
      await ready;
      const faults = await key.paste(pasted);
      void journey.guarded('key', key.resume);
      return { faults };
    },
    'key.adopt': ({ clientId }) => begin('key', () => key.adopt(clientId))(),
    'key.check': begin('key', () => key.check()),
    'key.turnOn': begin('key', () => key.turnOn()),
    'key.fix': ({ finding }) => begin('key', () => key.fix(finding))(),
    'key.regenerate': ({ clientId }) => begin('key', () => key.regenerate(clientId))(),
    'key.showInCanvas': begin('key', async () => {
      const { site } = (await store.read()).canvas;
      if (site !== null) await keysPage.show(site.origin, site.rootAccountId);
    }),
    'key.forget': () => doNow(() => key.forget()),

    'data.choose': ({ source }) => doNow(() => data.choose(source)),
    'data.open': ({ answered }) => begin('data', () => data.open(answered))(),
    'data.pickTool': ({ toolId }) => begin('data', () => data.pickTool(toolId))(),
    'data.pointAt': async ({ what }) => ({ fault: await captured(() => data.pointAt(what)) }),
    'data.paste': (pasted) => captured(() => data.paste(pasted)),
    'data.setExpiry': async ({ expiresOn }) => (await ready, { fault: await data.setExpiry(expiresOn) }),
    'data.setEvery': ({ hours }) => doNow(() => data.setEvery(hours)),
    'data.prove': begin('data', () => data.prove()),
    'data.stop': () => doNow(() => data.stop()),
    'data.forget': () => doNow(() => data.forget()),
    'data.setQueue': async ({ address }) => (await ready, { fault: await data.setQueue(address) }),

    'details.save': ({ draft }) => doNow(() => details.save(draft)),
    'details.loadCategories': begin('details', () => details.loadCategories()),
    'details.createCategory': ({ name }) => begin('details', () => details.createCategory(name))(),
    'details.confirm': async () => (await ready, { faults: await details.confirm() }),

    'account.prefer': ({ road }) => doNow(() => account.prefer(road)),
    'form.open': () => doNow(() => connectionForm.open()),
    'form.look': begin('connectionForm', () => journey.lookAtForm()),
    'form.fill': ({ lookId, fields }) => begin('connectionForm', () => connectionForm.fill(lookId, fields))(),
    'form.put': async ({ field, mayBeVisible }) => (await ready, { result: await connectionForm.put(field, mayBeVisible) }),

    'send.start': begin('send', () => send.start()),
    'send.addData': begin('send', () => send.addData()),
    'send.tryNow': begin('send', () => journey.send.tryNow()),
    'send.stop': () => doNow(() => send.stop()),
    'send.check': begin('send', () => send.check()),
    'send.changeDetails': begin('send', () => send.changeDetails()),
    'send.lookForExisting': begin('send', () => send.lookForExisting()),
    'send.adopt': begin('send', () => journey.adopt()),

    'rotation.start': () => doNow(() => rotation.start()),
    'rotation.cancel': () => doNow(() => rotation.cancel()),
    'rotation.send': begin('rotation', () => rotation.send()),
    'rotation.turnOldOff': begin('rotation', () => rotation.turnOldOff()),
    'rotation.finish': () => doNow(() => rotation.finish()),
    'rotation.renewData': () => doNow(() => rotation.renewData()),
    'rotation.cancelData': () => doNow(() => rotation.cancelData()),
    'removal.start': (wanted) => begin('removal', () => removal.start(wanted))(),
    'removal.cancel': () => doNow(() => removal.cancel()),

    'authorize.lookWho': begin('authorize', () => authorize.lookWho()),
    'authorize.begin': ({ anyway }) => begin('authorize', () => authorize.begin(anyway))(),
    'authorize.check': begin('authorize', () => authorize.check()),
    'authorize.stop': () => doNow(() => authorize.giveUp()),
    'authorize.confirm': begin('authorize', () => authorize.confirm()),

    'process.start': begin('process', () => process.start()),
    'process.look': begin('process', () => process.look()),
    'process.activate': begin('process', () => process.activate()),
    'process.setNotify': ({ wanted }) => doNow(() => process.setNotify(wanted)),
    'process.acknowledge': () => doNow(() => process.acknowledge()),
    'process.open': () => doNow(() => process.open()),
    'process.readPage': begin('process', () => process.readPage()),
    'process.confirm': () => doNow(() => process.confirm()),

    'choices.load': ({ step }) => begin(step, () => journey[step].load())(),
    'filters.save': ({ draft }) => doNow(() => journey.filters.save(draft)),
    'roles.save': ({ draft }) => doNow(() => journey.roles.save(draft)),
    'choices.propose': ({ step }) => doNow(() => journey[step].proposeAgain()),
    'choices.dropGone': ({ step }) => doNow(() => journey[step].dropGone()),
    'choices.confirm': async ({ step }) => {
      await ready;
      const faults = await journey[step].confirm();
      void journey.guarded(step, journey[step].resume);
      return { faults };
    },
    'choices.stop': ({ step }) => doNow(() => journey[step].stop()),

    'lists.look': ({ step }) => begin('connectionForm', () => journey.listForm.look(step))(),
    'lists.fill': ({ step, fields }) => begin('connectionForm', () => journey.listForm.fill(step, fields))(),
    'lists.put': async ({ field }) => (await ready, journey.listForm.put(field)),

    'health.opened': () => look('guide'),
    'health.check': () => look('asked'),
    'health.accept': ({ id }) => doNow(async () => health.accept((await store.read()).runId, id)),
    'health.fix': ({ finding }) =>
      begin('key', async () => {
        await key.fix(finding);
        await health.checkAnew((await store.read()).runId, new Date());
      })(),
    'health.setNotify': ({ notify }) => doNow(async () => health.setNotify((await store.read()).runId, notify)),

    'vault.setPassphrase': async ({ passphrase }) => (await ready, { fault: await forAll(await vault.setPassphrase(passphrase)) }),
    'vault.unlock': async ({ passphrase }) => (await ready, { fault: await forAll(await vault.unlock(passphrase)) }),
    'vault.forget': () => doNow(async () => forAll(await vault.forget())),

    'journal.read': async () => ({ entries: await journal.read() }),
    'journal.clear': () => doNow(() => journal.clear()),

    'page.ready': async (_, sender) => {
      await ready;
      void journey.guarded('key', () => key.pageLoaded(documentOf(sender)));
      return { showClientId: sender.tabId !== undefined && keysPage.takePointOut(sender.tabId) ? (await store.read()).key.clientId : null };
    },
    'page.keyCreated': async (pair, sender) => ({ stored: await reported((from) => key.report(pair, from), sender) }),
    'page.keyFailed': async (failure, sender) => ({ done: await reported((from) => key.report(failure, from), sender) }),
    'page.formClosed': async (closed, sender) => ({ stored: await reported((from) => key.formClosed(closed, from), sender) }),
    'identity.revealed': async ({ clientId, secrets }) => ({ stored: await captured(() => data.seen('dap', secrets.map((secret) => ({ id: clientId, secret })))) }),
    'portal.seen': (page) => doNow(() => data.lookedAt(page)),
    'portal.created': async ({ pairs }) => ({ stored: await captured(() => data.seen('flat-files', pairs.map(({ key: id, secret }) => ({ id, secret })))) }),
    'page.switchedOn': ({ clientId }) => begin('key', () => key.switchedOn(clientId))(),
  };
}

async function originOf(tabId: number): Promise<string> {
  return URL.parse((await tabAddress(tabId)) ?? '')?.origin ?? '';
}

/** Another connection of the same IntelliBoard account: what is known of the account goes along. */
async function addLike({ account }: Journey, register: ConnectionRegister): Promise<void> {
  const known = await account.lend();
  const added = await register.add();
  await added.journey.account.startLike(known);
}

function documentOf(sender: Sender): PageHandle {
  return { tabId: sender.tabId ?? -1, documentId: sender.documentId ?? null };
}
