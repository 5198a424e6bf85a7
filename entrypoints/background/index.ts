import { defineBackground } from 'wxt/utils/define-background';
import { assemble } from './assemble';
import { ConnectionRegister } from './connections';
import { health } from './health';
import { healthStore } from './health-store';
import { clearLeftovers } from './leftovers';
import { followNotification } from './notified';
import type { Health } from '@/utils/health/gather';
import { Journal } from '@/utils/journal/journal';
import { mayReport } from '@/utils/messaging/gate';
import { receive } from '@/utils/messaging/receive';
import { ringEvery, type AlarmName } from '@/utils/platform/alarms';
import { dropDatedRule } from '@/utils/platform/dated-request';
import { identity, onWake } from '@/utils/platform/lifecycle';
import { onNotificationClicked, type NotifiedOf } from '@/utils/platform/notifications';
import { policyHost } from '@/utils/platform/policy';
import { records } from '@/utils/platform/records';
import { lockStorage } from '@/utils/platform/store';
import { onAddress, onPageLoaded } from '@/utils/platform/tabs';
import { Vault } from '@/utils/vault/vault';

/**
 * The worker. Listeners are bound synchronously, since any of them may be what wakes it; then one `ready`,
 * which every one of them awaits, and whatever was begun goes on.
 */
export default defineBackground(() => {
  const vault = new Vault(records('session', 'vault:'), () => Date.now());
  const journal = new Journal(() => new Date());
  const documents = healthStore();
  const checks: Health = health(() => register, documents);
  const register: ConnectionRegister = new ConnectionRegister(
    (runId) => assemble(runId, { vault, journal, healthStore: documents, health: () => checks, register: () => register, ready: () => ready }),
    () => crypto.randomUUID(),
  );

  async function tidy(): Promise<void> {
    await vault.sweep();
    // What could not be cleared away now can be an hour later; nobody waits for it.
    await clearLeftovers(register, vault).catch(() => undefined);
    for (const { journey } of await register.all()) await journey.vault.reconcile();
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
    if (host === undefined) return;
    for (const { journey } of await register.all()) await journey.account.followPolicy(host);
  }

  const ready = start();

  async function goOn(alarm: AlarmName | null): Promise<void> {
    await ready;
    if (alarm === 'sweep') return tidy();
    if (alarm === 'health') return checks.tick();
    const one = alarm === null ? null : await register.byRun(alarm.slice(alarm.indexOf(':') + 1));
    const concerned = alarm === null ? await register.all() : one === null ? [] : [one];
    await Promise.all(concerned.map(({ journey }) => journey.resume()));
  }

  /** Goes on with checks that were cut off, and with those that came due while there was no worker. */
  async function lookAfter(): Promise<void> {
    await ready;
    await checks.resume();
    await checks.tick();
  }

  async function pageLoaded(url: string): Promise<void> {
    await ready;
    const { origin } = new URL(url);
    void checks.pageLoaded(origin);
    for (const { journey } of await register.all()) await journey.guarded('connectionForm', () => journey.connectionForm.pageLoaded(origin));
  }

  async function addressSeen(url: string): Promise<void> {
    await ready;
    for (const { journey } of await register.all()) await journey.guarded('authorize', () => journey.authorize.addressSeen(url));
  }

  async function notificationClicked(id: string, kind: NotifiedOf['kind'] | null, runId: string): Promise<void> {
    await ready;
    await followNotification(register, id, kind, runId);
  }

  receive(async (sender, run) => {
    const own = identity();
    const connection = await register.concerned(sender, run, own.extensionOrigin);
    if (connection === null) return null;
    const { handlers, store } = connection;
    return { handlers, context: { ...own, ...mayReport(await store.read()) } };
  });
  onWake((alarm) => void goOn(alarm));
  onPageLoaded((url) => void pageLoaded(url));
  onAddress((url) => void addressSeen(url));
  onNotificationClicked((...clicked) => void notificationClicked(...clicked));
  void goOn(null);
  void lookAfter();
});
