import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onPageChange } from '@/utils/canvas-data/page-changes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** A page that is looked at, and how often that was so far. */
function looking() {
  const page = document.implementation.createHTMLDocument();
  const end = new AbortController();
  const look = vi.fn();
  onPageChange(page, look, end.signal);
  return { page, end, looks: () => look.mock.calls.length };
}

test('a page is looked at when it has settled, and once after a burst of changes', async () => {
  const { page, end, looks } = looking();
  expect(looks()).toBe(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(looks()).toBe(1);
  for (const name of ['one', 'two', 'three']) {
    page.body.append(page.createElement(`x-${name}`));
    await vi.advanceTimersByTimeAsync(10);
  }
  page.body.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.advanceTimersByTimeAsync(200);
  expect(looks()).toBe(2);
  end.abort();
});

test('and again though nothing has changed: a style sheet shows things late', async () => {
  const { end, looks } = looking();
  await vi.advanceTimersByTimeAsync(3_500);
  expect(looks()).toBe(1 + 3);
  end.abort();
});

test('but not any more once it is over', async () => {
  const { page, end, looks } = looking();
  await vi.advanceTimersByTimeAsync(950);
  page.body.append(page.createElement('p'));
  await vi.advanceTimersByTimeAsync(10);
  end.abort();
  page.body.click();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks()).toBe(1);
});
