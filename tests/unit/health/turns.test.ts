import { describe, expect, it } from 'vitest';
import { createOnceMore, createTurns } from '@/utils/health/turns';

/** A piece of work that ends when it is told to; how often it has begun. */
function held() {
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  return { work, begun: () => ends.length, end: (at: number) => ends[at]?.() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('work that is done once more', () => {
  it('is done once for all who ask while it is on, and after them', async () => {
    const { work, begun, end } = held();
    const ask = createOnceMore(createTurns(), 'show', work);
    const first = ask();
    await settled();
    const later = [ask(), ask(), ask()];
    await settled();
    expect(begun()).toBe(1);
    end(0);
    await first;
    await settled();
    expect(begun()).toBe(2);
    end(1);
    await Promise.all(later);
    expect(begun()).toBe(2);
  });

  it('is done again after it has failed', async () => {
    let times = 0;
    const ask = createOnceMore(createTurns(), 'show', async () => {
      times += 1;
      if (times === 1) throw new Error('the first time');
    });
    await expect(ask()).rejects.toThrow('the first time');
    await ask();
    expect(times).toBe(2);
  });
});
