import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConsentPage } from './pages/consent';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { lastSteps, upToAuthorize } from './support/last-steps';
import { INSTRUCTURE, World } from './support/world';

/**
 * The browser is closed in the middle of each of the last steps and opened again, behind a passphrase; the next test
 * goes on where the one before has left it.
 */
const PASSPHRASE = 'a passphrase nobody guesses';

interface Choices {
  readonly filters: Readonly<Record<string, unknown>> | null;
  readonly roles: Readonly<Record<string, readonly string[]>> | null;
}

describe('the browser is closed in the middle of', () => {
  let world: World;
  let guide: GuidePage;
  const connection = () => lastSteps(world).connections[0] as unknown as Choices;

  /** As its user does; whoever sits there signs in to Canvas again, and gives the passphrase in the very step. */
  async function closeAndOpen(step: Parameters<GuidePage['openStep']>[0]): Promise<void> {
    await world.restartBrowser();
    await world.signIn();
    guide = await world.reopenGuide();
    expect(await guide.step()).toBe(words(step));
    await unlock();
  }

  async function unlock(): Promise<void> {
    await guide.fillSecret('unlock_label', PASSPHRASE);
    await guide.press('unlock_button');
    await guide.page.waitForFunction((text) => !document.body.innerText.includes(text), { polling: 100 }, words('unlock_title'));
  }

  beforeAll(async () => {
    world = await World.open(INSTRUCTURE, { profile: mkdtempSync(join(tmpdir(), 'connect-closed-')) });
    guide = await upToAuthorize(world, 'flat-files');
    await guide.openStep('step_account');
    await guide.openPart('pass_title');
    await guide.fillSecret('pass_own_label', PASSPHRASE);
    await guide.press('pass_own_button');
    await guide.says('pass_set');
    await guide.openStep('step_authorize');
  });
  afterAll(() => world.close());

  test('authorize: Canvas’s question is asked again, and answered', async () => {
    await guide.press('auth_button');
    await ConsentPage.opened(world);
    await guide.says('auth_consenting');
    await closeAndOpen('step_authorize');
    await guide.says('auth_wait_title');
    await guide.press('auth_show_again');
    await (await ConsentPage.opened(world)).authorize();
    await guide.says('auth_done');
    expect(lastSteps(world).connections).toMatchObject([{ authorization: { state: 'granted', by: 'Robin Vale' } }]);
  });

  test('filters, while Canvas is read: they are read to the end', async () => {
    world.sandbox.faults.add({ site: 'canvas', path: '/accounts/1/terms', when: 'before', times: 1, then: { hold: 'reading' } });
    await guide.openStep('step_filters');
    await world.sandbox.faults.whenHeld('reading');
    await world.restartBrowser();
    world.sandbox.faults.release('reading');
    guide = await world.reopenGuide();
    // It was gone on with before anybody had signed in to Canvas again.
    await guide.says('problem_canvas_not_signed_in_what', world.host);
    await world.signIn();
    await guide.press('try_again');
    await guide.says('kept_title');
    await unlock();
  });

  test('filters, while IntelliBoard saves them: what was chosen is there, and saved once', async () => {
    await guide.toggleIn('Course Status', 'Course Claimed');
    await guide.saysText('Course Claimed');
    world.sandbox.faults.add({ site: 'intelliboard', method: 'PATCH', path: '/connections/', when: 'after', times: 1, then: { hold: 'saving' } });
    await guide.press('choices_save');
    await world.sandbox.faults.whenHeld('saving');
    await closeAndOpen('step_filters');
    world.sandbox.faults.release('saving');
    await guide.says('filters_done');
    expect((await guide.group('Course Status')).ticked).toEqual(['Course Available', 'Course Completed', 'Course Claimed']);
    expect(connection().filters).toMatchObject({ courseStatus: ['available', 'completed', 'claimed'] });
  });

  test('roles: what was changed and not saved is there', async () => {
    await guide.openStep('step_roles');
    await guide.says('roles_mapped');
    await guide.page.select('#role-33', 'courseAdmin');
    await guide.page.waitForFunction(isStored, { polling: 100 }, '"courseAdmin":["35","36","33"]');
    await closeAndOpen('step_roles');
    expect(await guide.page.$eval('#role-33', (list) => (list as HTMLSelectElement).value)).toBe('courseAdmin');
    await guide.press('choices_save');
    await guide.says('roles_done');
    expect(connection().roles?.['courseAdmin']).toContain('33');
  });

  test('process data: the run goes on at IntelliBoard, and is followed to its end', async () => {
    world.sandbox.intelliboard.set({ runStepMs: null });
    await guide.openStep('step_process');
    await guide.press('proc_button');
    await guide.says('run_state_queued');
    await closeAndOpen('step_process');
    world.sandbox.intelliboard.set({ runStepMs: 20 });
    await guide.says('proc_done');
    expect(lastSteps(world).effects.runsStarted).toBe(1);
    expect(await world.leaks()).toEqual([]);
  });
});

/** Each change is stored as it is made. Runs in a page of ours. */
async function isStored(text: string): Promise<boolean> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: null): Promise<object> } } } };
  return JSON.stringify(await chrome.storage.local.get(null)).includes(text);
}
