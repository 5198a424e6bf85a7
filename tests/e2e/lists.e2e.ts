import type { Fault } from '../sandbox/site';
import { afterEach, expect, test } from 'vitest';
import { words } from './pages/words';
import { World } from './support/world';

let world: World;
afterEach(() => world.close());

/** A connection that IntelliBoard has, and the guide at the step `filters`. */
async function connected({ subAccounts, terms }: { subAccounts: number; terms: number }) {
  world = await World.open();
  world.sandbox.canvas.set({ subAccounts, terms });
  await world.signIn();
  const guide = await world.openGuide();
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(world.origin, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  await guide.send();
  return guide;
}
const reads = (list: string) => world.sandbox.log.entries.filter(({ site, method, path }) => site === 'canvas' && method === 'GET' && path.split('?')[0]?.endsWith(`/accounts/1/${list}`));
const savings = () => world.sandbox.log.entries.filter(({ site, method, path }) => site === 'intelliboard' && method === 'PATCH' && path.includes('/connections/'));
const connection = () => world.intelliboard().connections[0] as unknown as { filters: Record<string, unknown> | null; roles: Record<string, unknown> | null };

test('5,000 sub-accounts and 500 terms: read one page after the other, searched at once, chosen and saved', async () => {
  const guide = await connected({ subAccounts: 5_000, terms: 500 });
  await guide.openStep('step_filters');
  await guide.says('kept_title');
  expect(reads('sub_accounts')).toHaveLength(50);
  expect(reads('terms')).toHaveLength(5);
  expect(world.sandbox.log.entries.filter(({ site, status }) => site === 'canvas' && (status === 403 || status === 429))).toEqual([]);
  // Fall 2026 runs; nothing comes after it.
  await guide.saysText(words('kept_terms_near', words('kept_terms_current'), words('kept_terms_some', '1', '500')));

  await guide.chooseThese('accounts_all');
  const took = await guide.searchAccounts('Law 12');
  expect(took).toBeLessThan(1_000);
  expect(await guide.rowsInTree()).toBeLessThan(30);
  await guide.toggleAccount('Law 12');
  await guide.saysText('5,000 sub-accounts');
  await guide.press('choices_save');
  await guide.says('filters_done');

  const { filters } = connection();
  expect(filters).toMatchObject({ userEnrollment: ['active', 'completed'], systemStatus: ['pre_registered', 'registered'], terms: ['5'], courseStatus: ['available', 'completed'], activityStatus: ['published'] });
  expect((filters?.['subAccounts'] as string[]).length).toBeGreaterThan(0);
  expect(savings()).toHaveLength(1);

  await guide.goOn('step_roles');
  await guide.says('roles_mapped');
  await guide.page.select('#role-33', 'courseAdmin');
  await guide.press('choices_save');
  await guide.says('roles_done');
  expect(connection().roles).toEqual({ instructor: ['20', '21', '22', '31', '32', '34'], learner: ['19'], admin: ['1'], courseAdmin: ['35', '36', '33'] });
  expect(savings()).toHaveLength(2);
  expect(await world.leaks()).toEqual([]);
});

test('the worker is killed while Canvas is read and while IntelliBoard saves: read whole, saved once', async () => {
  const guide = await connected({ subAccounts: 900, terms: 5 });
  await atHold({ site: 'canvas', path: '/sub_accounts.*[?&]page=', when: 'before', then: { hold: 'reading' } }, () => guide.openStep('step_filters'));
  await guide.says('kept_title');
  expect(await guide.text()).toContain(words('kept_accounts_all'));

  await atHold({ site: 'intelliboard', method: 'PATCH', path: '/connections/', when: 'after', then: { hold: 'saving' } }, () => guide.press('choices_save'));
  await guide.says('filters_done');
  // Asked again with the same key, and answered as the first time.
  expect(savings()).toHaveLength(2);
  expect(connection().filters).toMatchObject({ subAccounts: 'all' });
});

test('Canvas asks for a pause: the worker waits, says so, and reads the whole', async () => {
  const guide = await connected({ subAccounts: 900, terms: 5 });
  world.sandbox.faults.add({ site: 'canvas', path: '/sub_accounts.*[?&]page=', when: 'before', times: 2, then: { answer: { status: 403, headers: { 'content-type': 'text/plain' }, body: '403 Forbidden (Rate Limit Exceeded)\n' } } });
  await guide.openStep('step_filters');
  await guide.says('choices_reading_waits', words('list_sub_accounts'), '100');
  await guide.says('kept_title');
  expect(reads('sub_accounts').filter(({ status }) => status === 200)).toHaveLength(9);
});

/** Does something that ends in a request which is held; then kills the worker, and lets the request go. */
async function atHold(fault: Fault & { readonly then: { readonly hold: string } }, begin: () => Promise<void>): Promise<void> {
  world.sandbox.faults.add(fault);
  await begin();
  await world.sandbox.faults.whenHeld(fault.then.hold);
  await world.chromium.killWorker();
  world.sandbox.faults.release(fault.then.hold);
}
