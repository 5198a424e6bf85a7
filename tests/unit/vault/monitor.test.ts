import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Secret } from '@/utils/core/secret';
import { database } from '@/utils/vault/database';
import { forgetMonitorToken, keepMonitorToken, readMonitorToken } from '@/utils/vault/monitor';

const HOST = 'https://next.intelliboard.net';
const TOKEN = 'monitor-canary-0123456789';

it('is there for its connection and its IntelliBoard, and for no other', async () => {
  await keepMonitorToken('run-1', HOST, new Secret(TOKEN));
  expect((await readMonitorToken('run-1', HOST))?.reveal()).toBe(TOKEN);
  expect(await readMonitorToken('run-2', HOST)).toBeNull();
  expect(await readMonitorToken('run-1', 'https://eu.intelliboard.net')).toBeNull();
});

it('lies nowhere in readable form, and its key cannot be read out', async () => {
  const record = await (await database()).get('monitor', 'run-1');
  expect(new TextDecoder().decode(record?.data)).not.toContain(TOKEN);
  expect(record?.key.extractable).toBe(false);
});

it('goes when it is forgotten', async () => {
  await forgetMonitorToken('run-1');
  expect(await readMonitorToken('run-1', HOST)).toBeNull();
});
