import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { whenLoaded } from '@/utils/platform/tabs';

const ADDRESS = 'https://fernwood.instructure.com/accounts/1/developer_keys';
type Tab = Parameters<typeof fakeBrowser.tabs.onUpdated.trigger>[2];

/** The tab as the browser tells of it: `url` is missing where the browser hides it, and in Firefox before it loads. */
function tab(status: 'loading' | 'complete', url?: string): Tab {
  return { id: 7, index: 0, highlighted: false, active: false, pinned: false, incognito: false, status, ...(url !== undefined && { url }) };
}

/** What the browser answers now; the tab's address once it has loaded. */
function waiting(now: Tab) {
  Object.assign(browser.tabs, { get: async () => now });
  const settled = vi.fn();
  void whenLoaded(7, 20_000).then(settled);
  return settled;
}

const tells = (change: { status?: string; url?: string }, now: Tab, id = 7) => fakeBrowser.tabs.onUpdated.trigger(id, change, now);

describe('whenLoaded', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  test('a tab that has loaded already', async () => {
    const settled = waiting(tab('complete', ADDRESS));
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledWith(ADDRESS);
  });

  test('a new tab of Firefox is "complete" without an address before it loads, which does not count', async () => {
    const settled = waiting(tab('complete'));
    await vi.advanceTimersByTimeAsync(100);
    await tells({ status: 'loading' }, tab('loading'));
    await tells({ status: 'loading', url: ADDRESS }, tab('loading', ADDRESS));
    await tells({ status: 'complete' }, tab('complete', 'https://elsewhere.example/'), 8);
    await vi.advanceTimersByTimeAsync(100);
    expect(settled).not.toHaveBeenCalled();
    await tells({ status: 'complete' }, tab('complete', ADDRESS));
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledWith(ADDRESS);
  });

  test('a page whose address is hidden, once it has loaded', async () => {
    const settled = waiting(tab('loading'));
    await tells({ status: 'complete' }, tab('complete'));
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledWith(null);
  });

  test('a tab that loaded before the browser had begun to tell of it', async () => {
    const settled = waiting(tab('loading'));
    await vi.advanceTimersByTimeAsync(0);
    Object.assign(browser.tabs, { get: async () => tab('complete', ADDRESS) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(settled).toHaveBeenCalledWith(ADDRESS);
  });

  test('a tab that is closed', async () => {
    const settled = waiting(tab('loading'));
    await fakeBrowser.tabs.onRemoved.trigger(7, { windowId: 1, isWindowClosing: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledWith(null);
  });

  test('a tab that never loads', async () => {
    const settled = waiting(tab('complete'));
    await vi.advanceTimersByTimeAsync(19_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith(null);
  });
});
