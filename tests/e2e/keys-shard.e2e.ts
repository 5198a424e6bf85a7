import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './support/world';

/** A Canvas whose ids are beyond 2^53, where numbers lose their last digits. */
let world: World;
beforeAll(async () => {
  world = await World.open(undefined, { sandbox: { canvas: { shard: 1_200 } } });
  await world.signIn('admin', '/accounts/1');
});
afterAll(() => world.close());

test('a key is created, adopted and pasted by its whole id, or by the local form of it', async () => {
  let guide = await world.openKeyStep();
  await guide.createKey();
  const [key] = world.ownKeys();
  expect(BigInt(key?.id ?? 0)).toBeGreaterThan(2n ** 53n);
  expect(await guide.text()).toContain(key?.id);

  guide = await world.openKeyStep();
  await guide.chooseKeyWay('paste');
  await guide.pasteKey(String(BigInt(key?.id ?? 0) % 10_000_000_000_000n), world.secretOf(key?.id ?? ''));
  await guide.says('key_done');
  expect(await guide.text()).toContain(key?.id);
});
