import { expect, test } from 'vitest';
import { words } from './pages/words';
import { checkAgain, finishConnection } from './support/finished';
import { ringAlarm } from './support/health-faults';
import { HOUR_MS, MovedClock } from './support/moved-clock';
import { processOnce } from './support/life';
import { clickNotification, shownNotifications } from './support/notifications';
import { World } from './support/world';
import { Display } from './support/xvfb';

const hasDisplay = process.env.E2E_XVFB !== '';
if (!hasDisplay) console.log('The notification of a change to the worse is not tested: there is no virtual display here.');

test.runIf(hasDisplay)('a change to the worse is told with nobody there, once, and its click leads to the health', async () => {
  const display = await Display.start();
  const world = await World.open(undefined, { display: display.env });
  const clock = new MovedClock(world);
  /** Hours later, with one more night gone by. */
  const ring = async () => {
    await clock.forward(6 * HOUR_MS);
    world.sandbox.portal.set({ history: 'steady' });
    await processOnce(world);
    await ringAlarm(world);
  };
  const refused = async () => {
    world.sandbox.faults.add({ site: 'portal', path: '^/api/account/self/dump', when: 'before', then: { answer: { status: 401 } } });
    await checkAgain(world);
  };
  try {
    const { guide, canvas } = await finishConnection(world);
    await display.answerPrompt('allow', () => guide.page.locator(`aria/${words('health_notify')}[role="checkbox"]`).click());
    await guide.page.waitForSelector('input[type=checkbox]:checked');
    const notifications = async () => (await world.chromium.worker()).evaluate(shownNotifications);
    expect(await notifications()).toEqual([]);

    // Somebody makes other credentials, IntelliBoard notices, and the alarm rings. Nobody has the guide open.
    await guide.page.goto('about:blank');
    await refused();
    await ring();
    await expect.poll(notifications, { timeout: 15_000 }).toHaveLength(1);
    const [id = ''] = await notifications();
    expect(id).toMatch(/^health:/);

    // It stays as bad as it is, which is no news.
    await (await world.chromium.worker()).evaluate(clearNotification, id);
    await ring();
    expect(await notifications()).toEqual([]);

    // Well again, and worse again: told again, and a click after the worker was ended opens the health.
    await checkAgain(world);
    await ring();
    await refused();
    await ring();
    await expect.poll(notifications, { timeout: 15_000 }).toEqual([id]);
    await canvas.page.bringToFront();
    await world.chromium.killWorker();
    await expect.poll(async () => (await world.chromium.worker()).evaluate(clickNotification, id)).toBe(true);
    const opened = await world.chromium.browser.waitForTarget((target) => target.url().startsWith(world.chromium.url('options.html')), { timeout: 15_000 });
    const shown = await world.reopenGuide(await opened.page());
    await shown.says('health_heading_fail');
    await shown.says('health_is_data_refused');
    await expect.poll(notifications, { timeout: 15_000 }).toEqual([]);
    expect(await world.leaks()).toEqual([]);
  } finally {
    clock.stop();
    await world.close().catch(() => undefined);
    await display.close();
  }
});

async function clearNotification(id: string): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { notifications: { clear(id: string): Promise<boolean> } } };
  await chrome.notifications.clear(id);
}
