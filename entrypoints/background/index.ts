import { defineBackground } from 'wxt/utils/define-background';
import { assemble } from './assemble';
import { handlers } from './handlers';
import { mayReport } from '@/utils/messaging/gate';
import { receive } from '@/utils/messaging/receive';
import { ringEvery } from '@/utils/platform/alarms';
import { dropDatedRule } from '@/utils/platform/dated-request';
import { identity, onWake } from '@/utils/platform/lifecycle';
import { policyHost } from '@/utils/platform/policy';
import { lockStorage } from '@/utils/platform/store';
import { onAddress, onPageLoaded } from '@/utils/platform/tabs';

/**
 * The worker. Listeners are bound synchronously, since any of them may be what wakes it; then one `ready`,
 * which every one of them awaits, and whatever was begun goes on.
 */
export default defineBackground(() => {
  const { journey, store, keysPage, vault } = assemble();

  async function tidy(): Promise<void> {
    await vault.sweep();
    await journey.vault.reconcile();
  }

  async function start(): Promise<void> {
    await dropDatedRule();
    await lockStorage();
    await tidy();
    await ringEvery('sweep', 60);
    void followPolicy();
  }

  /** Chromium may take seconds after its own start until it knows of policies (measured: 3 to 5), so nobody waits for it. */
  async function followPolicy(): Promise<void> {
    const host = await policyHost();
    if (host !== undefined) await journey.account.followPolicy(host);
  }

  const ready = start();
  const goOn = () => void ready.then(() => journey.resume());

  receive(handlers(journey, store, keysPage, ready), async () => ({ ...identity(), ...mayReport(await store.read()) }));
  onWake((alarm) => (alarm === 'sweep' ? void ready.then(tidy) : goOn()));
  onPageLoaded((url) => void ready.then(() => journey.guarded('connectionForm', () => journey.connectionForm.pageLoaded(new URL(url).origin))));
  onAddress((url) => void ready.then(() => journey.guarded('authorize', () => journey.authorize.addressSeen(url))));
  goOn();
});
