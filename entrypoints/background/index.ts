import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { assemble } from './assemble';
import { handlers } from './handlers';
import { receive } from '@/utils/messaging/receive';
import { ringEvery } from '@/utils/platform/alarms';
import { lockStorage } from '@/utils/platform/store';

/**
 * The worker. Listeners are bound synchronously, since any of them may be what wakes it; then one `ready`,
 * which every one of them awaits, and whatever was begun goes on.
 */
export default defineBackground(() => {
  const { journey, store, keysPage, vault } = assemble();
  const ready = start();

  async function start(): Promise<void> {
    await lockStorage();
    await vault.sweep();
    await journey.vault.reconcile();
    await ringEvery('sweep', 60);
  }

  const resume = () => void ready.then(() => journey.resume());

  receive(handlers(journey, store, keysPage, ready), async () => ({
    extensionId: browser.runtime.id,
    extensionOrigin: new URL(browser.runtime.getURL('/')).origin,
    version: browser.runtime.getManifest().version,
    canvasOrigin: (await store.read()).canvas.site?.origin ?? null,
  }));
  browser.permissions.onAdded.addListener(resume);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === 'sweep') void ready.then(() => vault.sweep()).then(() => journey.vault.reconcile());
    else resume();
  });
  browser.runtime.onStartup.addListener(resume);
  browser.runtime.onInstalled.addListener(resume);
  resume();
});
