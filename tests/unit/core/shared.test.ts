import { expect, it } from 'vitest';
import { createShared } from '@/utils/core/shared';

it('a shared reading is read once for all who ask while it is on, and anew after it', async () => {
  let times = 0;
  const read = createShared(async () => (times += 1));
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
  expect(await read()).toBe(2);
});
