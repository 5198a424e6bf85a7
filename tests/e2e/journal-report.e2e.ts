import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { findCanaries, onPage } from './support/canary-search';
import { Downloads } from './support/downloads';
import { INSTRUCTURE, World } from './support/world';

let world: World;
let downloads: Downloads;

beforeEach(async () => {
  world = await World.open();
  downloads = await Downloads.of(world.chromium);
});
afterEach(async () => {
  downloads.remove();
  await world.close();
});

interface SavedJournal {
  readonly extension: string;
  readonly entries: readonly { what: string; where: string; outcome: string; words: { host?: string; key?: string; why?: string; tries?: number } }[];
}

async function untilSend(): Promise<GuidePage> {
  await world.signIn();
  const guide = await world.openGuide();
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  return guide;
}

async function saveJournal(guide: GuidePage): Promise<SavedJournal> {
  await guide.openPart('journal_title');
  const { name, text } = await downloads.savedBy(() => guide.press('journal_save'));
  expect(name).toMatch(/^intelliboard-connect-journal-\d{4}-\d{2}-\d{2}\.json$/);
  expect(findCanaries(world.sandbox.canaries(), [{ where: 'the saved journal', text }])).toEqual([]);
  return JSON.parse(text) as SavedJournal;
}

test('after the whole road, journal and report name every effect, are saved as files and hold no secret; the journal is cleared', async () => {
  const guide = await untilSend();
  await guide.send();
  const [key] = world.ownKeys();

  await guide.openPart('support_title');
  await guide.saysText(words('report_journal', '4'));
  const shown = await guide.page.$eval(`[aria-label="${words('support_title')}"]`, (block) => block.textContent);
  const report = await downloads.savedBy(() => guide.press('support_save'));
  expect(report.name).toMatch(/^intelliboard-connect-report-\d{4}-\d{2}-\d{2}\.txt$/);
  expect(report.text).toBe(shown);
  for (const line of [words('report_canvas', world.host, 'production'), words('report_step', words('step_send'), words('status_done')), words('report_secret', 'developer-key', 'sent')]) expect(report.text).toContain(line);
  expect(report.text).toContain(`…${key?.id.slice(-4)}`);
  expect(report.text).not.toContain(key?.id);
  expect(report.text).not.toMatch(/@|undefined|\$\d/);
  expect(findCanaries(world.sandbox.canaries(), [{ where: 'the saved report', text: report.text }, await onPage(guide.page)])).toEqual([]);

  const { entries } = await saveJournal(guide);
  expect(entries.map(({ where, what, outcome }) => [where, what, outcome])).toEqual([
    ['intelliboard', 'checks-request', 'done'],
    ['intelliboard', 'connection-send', 'done'],
    ['canvas', 'key-turn-on', 'done'],
    ['canvas', 'key-create', 'done'],
  ]);
  expect(entries.at(-1)?.words).toEqual({ host: world.host, key: key?.id });
  expect(await world.leaks()).toEqual([]);

  await guide.press('journal_clear');
  await guide.pressInDialog('journal_clear');
  await guide.says('journal_empty');
  await guide.page.reload();
  await guide.openPart('journal_title');
  await guide.says('journal_empty');
});

test('an effect whose outcome nobody heard is there as unknown, and is settled when it is heard of', async () => {
  const guide = await untilSend();
  world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/connections$', when: 'after', then: { hold: 'kill' } });
  await guide.press('send_button');
  await world.sandbox.faults.whenHeld('kill');
  await world.chromium.killWorker();
  // The next worker tries again at once; held a second time, nothing is known yet.
  world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/connections$', when: 'before', then: { hold: 'again' } });
  world.sandbox.faults.release('kill');
  await world.sandbox.faults.whenHeld('again');
  expect((await saveJournal(guide)).entries[0]).toMatchObject({ what: 'connection-send', outcome: 'unknown' });
  world.sandbox.faults.release('again');
  await guide.says('send_done');
  await guide.page.reload();
  const { entries } = await saveJournal(guide);
  expect(entries.filter(({ what }) => what === 'connection-send')).toMatchObject([{ outcome: 'done', words: { tries: 2 } }]);
  expect(world.intelliboard().effects.connectionsCreated).toBe(1);
});
