import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Connection } from '@/entrypoints/background/assemble';
import { followNotification } from '@/entrypoints/background/notified';
import { notify, onNotificationClicked } from '@/utils/platform/notifications';

const GUIDE = fakeBrowser.runtime.getURL('/options.html');

/** What was done, in order. */
let deeds: string[];
let open: { id: number; url: string; active: boolean; windowId: number }[];

const register = {
  byRun: async (runId: string) => (runId === 'gone' ? null : ({ runId, journey: { show: async (step: string) => void deeds.push(`step ${step} of ${runId}`) } } as unknown as Connection)),
  show: async (runId: string) => void deeds.push(`in view ${runId}`),
};
const follow = (id: string, kind: 'health' | 'run' | null, runId: string) => followNotification(register, id, kind, runId);

beforeEach(() => {
  fakeBrowser.reset();
  deeds = [];
  open = [];
  Object.assign(fakeBrowser.tabs, {
    query: async ({ url }: { url: string }) => open.filter((tab) => tab.url.split('#')[0] === url),
    create: async ({ url }: { url: string }) => void deeds.push(`new tab ${url}`),
    update: async (id: number, { url, active }: { url?: string; active?: boolean }) => {
      const tab = open.find((one) => one.id === id);
      if (tab === undefined) throw new Error('no such tab');
      deeds.push(url === undefined ? `front ${active}` : `tab ${id} to ${url}`);
      return tab;
    },
  });
  Object.assign(fakeBrowser.windows, { update: async (id: number) => void deeds.push(`window ${id}`) });
  Object.assign(fakeBrowser.notifications, { clear: async (id: string) => void deeds.push(`cleared ${id}`) });
});

describe('a notification that is clicked', () => {
  test('of health opens the guide at the health of that connection, and is cleared last', async () => {
    await follow('health:run-1', 'health', 'run-1');
    expect(deeds).toEqual(['in view run-1', `new tab ${GUIDE}#health:run-1`, 'cleared health:run-1']);
  });

  test('of a run opens it at the step of the run', async () => {
    await follow('run:run-1:r_9', 'run', 'run-1');
    expect(deeds).toEqual(['in view run-1', 'step process of run-1', `new tab ${GUIDE}#steps:run-1`, 'cleared run:run-1:r_9']);
  });

  test('leads an open guide there, and brings it to the front', async () => {
    open = [{ id: 7, url: `${GUIDE}#elsewhere`, active: false, windowId: 3 }];
    await follow('health:run-1', 'health', 'run-1');
    expect(deeds).toEqual(['in view run-1', `tab 7 to ${GUIDE}#health:run-1`, 'front true', 'window 3', 'cleared health:run-1']);
  });

  test('opens a new one where that was closed in that moment', async () => {
    open = [{ id: 7, url: GUIDE, active: false, windowId: 3 }];
    vi.spyOn(fakeBrowser.tabs, 'update').mockRejectedValue(new Error('no such tab'));
    await follow('health:run-1', 'health', 'run-1');
    expect(deeds).toEqual(['in view run-1', `new tab ${GUIDE}#health:run-1`, 'cleared health:run-1']);
  });

  test.each([
    ['of a connection that is gone', 'health:gone', 'health', 'gone'],
    ['of an older version', 'run-r_9', null, ''],
  ] as const)('%s shows the guide as it is', async (_, id, kind, runId) => {
    await follow(id, kind, runId);
    open = [{ id: 7, url: GUIDE, active: false, windowId: 3 }];
    await follow(id, kind, runId);
    expect(deeds).toEqual([`new tab ${GUIDE}`, `cleared ${id}`, 'front true', 'window 3', `cleared ${id}`]);
  });
});

describe('the click', () => {
  const told = vi.fn();
  let allowed: (what: { permissions?: string[] }) => void;
  beforeEach(() => Object.assign(fakeBrowser.permissions.onAdded, { addListener: (listener: typeof allowed) => (allowed = listener) }));

  test.each([
    [{ kind: 'health', runId: 'run-1' }, ['health:run-1', 'health', 'run-1']],
    [{ kind: 'run', runId: 'run-1', run: 'r:9' }, ['run:run-1:r:9', 'run', 'run-1']],
  ] as const)('is heard from the first moment, and says what %j is about', async (of, expected) => {
    let id = '';
    Object.assign(fakeBrowser.notifications, { create: async (given: string) => void (id = given) });
    onNotificationClicked(told);
    await notify(of, 'title', 'text');
    await fakeBrowser.notifications.onClicked.trigger(id);
    expect(told).toHaveBeenCalledExactlyOnceWith(...expected);
  });

  test('is heard once notifications are allowed, where the browser had no such event before', async () => {
    const { notifications } = fakeBrowser;
    Object.assign(fakeBrowser, { notifications: undefined });
    try {
      onNotificationClicked(told);
    } finally {
      Object.assign(fakeBrowser, { notifications });
    }
    await notifications.onClicked.trigger('health:run-1');
    expect(told).not.toHaveBeenCalled();
    allowed({ permissions: ['notifications'] });
    await notifications.onClicked.trigger('health:run-1');
    expect(told).toHaveBeenCalledOnce();
  });
});
