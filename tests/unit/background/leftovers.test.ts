import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Connection } from '@/entrypoints/background/assemble';
import { ConnectionRegister } from '@/entrypoints/background/connections';
import { clearLeftovers } from '@/entrypoints/background/leftovers';
import { Secret } from '@/utils/core/secret';
import { emptyHealth } from '@/utils/model/health';
import { emptySetup } from '@/utils/model/empty-setup';
import { ringAt, ringEvery } from '@/utils/platform/alarms';
import { writeHealth } from '@/utils/platform/health';
import { records } from '@/utils/platform/records';
import { keepKeysScript } from '@/utils/platform/scripts';
import { writeSetup } from '@/utils/platform/store';
import { keepMonitorToken, readMonitorToken } from '@/utils/vault/monitor';
import { Vault } from '@/utils/vault/vault';

const SCHOOL = 'https://fernwood.instructure.com';
const HOST = 'https://next.intelliboard.net';
const SECRET = 'NotARealSecretNotARealSecretNotARealSecretNotARealSecretNotARe12';

let scripts: { id: string; matches?: string[] }[];
let register: ConnectionRegister;
let vault: Vault;

beforeEach(async () => {
  fakeBrowser.reset();
  scripts = [{ id: 'portal', matches: [] }];
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async (only?: { ids: string[] }) => scripts.filter(({ id }) => only?.ids.includes(id) ?? true),
    registerContentScripts: async (more: typeof scripts) => void scripts.push(...more),
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => void (scripts = scripts.filter(({ id }) => !ids.includes(id))),
  });
  let made = 0;
  register = new ConnectionRegister(
    (runId) => ({ runId, store: { read: async () => emptySetup(runId, 'next.intelliboard.net') } }) as unknown as Connection,
    () => `run-${(made += 1)}`,
  );
  vault = new Vault(records('session', 'vault:'), () => Date.now());
  await ringEvery('sweep', 60);
  await ringAt('health', Date.now() + 60_000);
});

/** One of everything that can be there of a connection. */
async function leave(run: string): Promise<void> {
  await writeSetup(emptySetup(run, 'next.intelliboard.net'));
  await writeHealth(emptyHealth(run));
  await fakeBrowser.storage.local.set({ [`school:${run}`]: {} });
  await records('local', `outbox:${run}:`).set('connection', {});
  await ringEvery(`resume:${run}`, 0.5);
  await ringAt(`run:${run}`, Date.now() + 60_000);
  await ringAt(`outbox:${run}`, Date.now() + 60_000);
  await keepKeysScript(run, SCHOOL);
  await vault.keep({ purpose: 'developer-key', origin: SCHOOL, run }, new Secret(SECRET));
  await keepMonitorToken(run, HOST, new Secret(SECRET));
}

/** What is there of it, by name. */
async function leftOf(run: string): Promise<string[]> {
  const names = [...Object.keys(await fakeBrowser.storage.local.get(null)), ...(await fakeBrowser.alarms.getAll()).map(({ name }) => `alarm ${name}`), ...scripts.map(({ id }) => `script ${id}`)];
  const secret = (await vault.use({ purpose: 'developer-key', origin: SCHOOL, run })) !== null;
  const token = (await readMonitorToken(run, HOST)) !== null;
  return [...names.filter((name) => name.includes(run)), ...(secret ? ['secret'] : []), ...(token ? ['monitor token'] : [])].sort();
}

const everything = (run: string) => [`alarm outbox:${run}`, `alarm resume:${run}`, `alarm run:${run}`, `health:${run}`, 'monitor token', `outbox:${run}:connection`, `school:${run}`, `script developer-keys-${run}`, 'secret', `setup:${run}`].sort();

test('everything of a connection that is not on the list goes, and nothing else', async () => {
  const { runId } = await register.current();
  await leave(runId);
  await leave('gone');
  expect(await leftOf('gone')).toEqual(everything('gone'));

  await clearLeftovers(register, vault);

  expect(await leftOf('gone')).toEqual([]);
  expect(await leftOf(runId)).toEqual(everything(runId));
  expect((await register.list()).entries).toMatchObject([{ runId }]);
  expect(scripts.map(({ id }) => id)).toContain('portal');
  expect((await fakeBrowser.alarms.getAll()).map(({ name }) => name)).toEqual(expect.arrayContaining(['sweep', 'health']));
});

test('a passphrase that guards no secret yet stays, when what is left of another connection had none', async () => {
  await vault.forgetAll('gone');
  await vault.forgetAll('run-1');
  await vault.setPassphrase('six words that are long enough');
  await writeHealth(emptyHealth('gone'));
  await clearLeftovers(register, vault);
  expect(await leftOf('gone')).toEqual([]);
  expect(await vault.hasPassphrase()).toBe(true);
});

test('a connection that is added while it looks is left alone', async () => {
  const adding = {
    list: async () => {
      const before = await register.list();
      await leave((await register.add()).runId);
      return before;
    },
  };
  await clearLeftovers(adding, vault);
  const { current } = await register.list();
  expect(await leftOf(current)).toEqual(everything(current));
});

test('removing a connection silences what rings for it, and for no other', async () => {
  const { runId } = await register.current();
  const other = (await register.add()).runId;
  await leave(runId);
  await leave(other);
  await register.remove(runId);
  expect((await leftOf(runId)).filter((name) => name.startsWith('alarm'))).toEqual([]);
  expect(await leftOf(other)).toEqual(everything(other));
});
