import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEALTH_CODES, type HealthCode } from '@/utils/model/health-codes';
import { dayWords } from '@/utils/core/moment';
import { awayFrom, DAY, eventsOf, HOUR, seeded, START, type Event, type EventKind } from '../fixtures/ninety-days';
import { words } from './pages/words';
import { authorize, checkAgain, connectionPath, finishConnection, toolbar, waitFor, type Finished } from './support/finished';
import { lastLook, look, MARKS, ringAlarm, wordsOf } from './support/health-faults';
import { callApi, processOnce } from './support/life';
import { MovedClock } from './support/moved-clock';
import { World } from './support/world';

/**
 * The days of the simulated ninety (tests/unit/health/ninety-days.test.ts) on which something happens, lived through by
 * the built extension: by a seed whose events do not meet, so that each can be told from the others.
 */
const SEED = 31;

/** Who can see it first: IntelliBoard, by the clock, with nobody there; or Canvas, once the admin opens the guide. */
const SEEN: Readonly<Record<EventKind, { readonly by: 'clock' | 'guide'; readonly code: HealthCode; readonly params?: readonly string[] }>> = {
  'key-off': { by: 'guide', code: 'key_off', params: ['IntelliBoard Pro'] },
  'key-off-seen-there': { by: 'clock', code: 'checks_fail', params: ['The developer key is OFF in Canvas.'] },
  redirect: { by: 'guide', code: 'key_redirect', params: ['IntelliBoard Pro', 'https://next.intelliboard.net/settings/oauth2/redirect'] },
  renamed: { by: 'guide', code: 'key_renamed', params: ['IB (do not use)', 'IntelliBoard Pro'] },
  outage: { by: 'clock', code: 'board_silent', params: ['next.intelliboard.net'] },
  revoked: { by: 'clock', code: 'auth_revoked' },
  'run-fails': { by: 'clock', code: 'runs_failed' },
  reserved: { by: 'clock', code: 'flat_board', params: ['Nobody has used the flat files for two weeks, so only a few are built. The next complete ones come within 24 to 48 hours.'] },
  'data-refused': { by: 'clock', code: 'data_refused' },
  role: { by: 'guide', code: 'news_roles', params: ['Librarian of the archive'] },
};

let world: World;
let at: Finished;
let clock: MovedClock;
/** Where in the ninety days it is, ms since 1970; the browser's own days begin whenever the test runs. */
let day = START.getTime();

const random = seeded(SEED);
const events = [...eventsOf(random)].sort((a, b) => a.from - b.from);
const away = awayFrom(random);
const before = events.filter(({ from }) => from < away);
const after = events.filter(({ from }) => from > away);

beforeAll(async () => {
  world = await World.open();
  clock = new MovedClock(world);
  at = await finishConnection(world);
  // What the opened guide has asked for is over before time moves on.
  await look(world, at);
  await leave();
});
afterAll(async () => {
  clock.stop();
  expect(await world.leaks()).toEqual([]);
  await world.close();
});

async function goTo(moment: number): Promise<void> {
  await clock.forward(moment - day);
  day = moment;
}

/** The night was as ever: flat files were built, and IntelliBoard processed them and made its checks. */
async function nightPasses(): Promise<void> {
  world.sandbox.portal.set({ history: 'steady' });
  expect(await processOnce(world)).toBe('done');
  await checkAgain(world);
}

const key = (change: object) => world.sandbox.canvas.set({ key: { id: at.clientId, ...change } });

const EFFECTS: Readonly<Record<EventKind, { begin(): unknown; end(): unknown }>> = {
  'key-off': { begin: () => key({ binding: 'off' }), end: () => key({ binding: 'on' }) },
  'key-off-seen-there': { begin: () => (key({ binding: 'off' }), checkAgain(world)), end: () => key({ binding: 'on' }) },
  redirect: { begin: () => key({ redirectUris: ['https://other.example/'] }), end: () => key({ redirectUris: ['https://next.intelliboard.net/settings/oauth2/redirect'] }) },
  renamed: { begin: () => key({ name: 'IB (do not use)' }), end: () => key({ name: 'IntelliBoard Pro' }) },
  outage: { begin: () => world.sandbox.faults.add({ site: 'intelliboard', path: '^/api/connect/v1/connections/', times: 1_000, when: 'before', then: { cut: true } }), end: () => world.sandbox.faults.clear() },
  revoked: { begin: () => (world.sandbox.canvas.set({ revokeAccess: true }), checkAgain(world)), end: () => authorize(world, at.canvas) },
  'run-fails': {
    async begin() {
      world.sandbox.portal.set({ history: 'none' });
      world.sandbox.intelliboard.set({ dataWaitMs: 0 });
      expect(await processOnce(world)).toBe('failed');
    },
    end: () => world.sandbox.portal.set({ history: 'steady' }),
  },
  reserved: { begin: () => (world.sandbox.portal.set({ history: 'reserved' }), checkAgain(world)), end: () => world.sandbox.portal.set({ history: 'steady' }) },
  'data-refused': {
    async begin() {
      world.sandbox.faults.add({ site: 'portal', path: '^/api/account/self/dump', when: 'before', then: { answer: { status: 401 } } });
      await checkAgain(world);
    },
    end: () => undefined,
  },
  role: { begin: () => world.sandbox.canvas.set({ addRole: 'Librarian of the archive' }), end: async () => (await open(), await at.guide.pressText(`${words('health_accept')}: ${words('health_check_news')}`), leave()) },
};

/** The alarm rings when it was to, with nobody there, and nobody was there for some hours before. */
async function ring(): Promise<void> {
  const dueIn = Date.parse(await (await world.chromium.worker()).evaluate(nextLook)) - Date.now();
  await goTo(day + Math.max(dueIn, 3 * HOUR));
  await ringAlarm(world);
}

/** The admin opens the guide, an hour later. */
async function open(): Promise<void> {
  await goTo(day + HOUR);
  const last = await lastLook(world);
  await at.guide.page.bringToFront();
  await at.guide.page.goto(world.chromium.url('options.html'));
  await waitFor(async () => !['', last].includes(await lastLook(world)));
  await at.guide.unfold();
}

/** Nobody is there any more: a guide that is open looks again every few minutes. */
async function leave(): Promise<void> {
  await at.guide.page.goto('about:blank');
}

/** Waits until the guide says that this has changed, and between which two looks; their moments are not foretold. */
async function changed(message: string, params: readonly string[]): Promise<void> {
  const pieces = words(message as Parameters<typeof words>[0], '\0', '\0', ...params, ...Array<string>(5).fill('\0')).split('\0');
  const line = new RegExp(pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
  await waitFor(async () => line.test(await at.guide.text())).catch(async () => expect(await at.guide.text()).toMatch(line));
}

async function shows(mark: keyof typeof MARKS): Promise<void> {
  await waitFor(async () => (await toolbar(world)).text === MARKS[mark]).catch(async () => expect(JSON.stringify(await toolbar(world))).toBe(MARKS[mark]));
}

function lived(event: Event): void {
  const { kind } = event;
  const { by, code, params = [] } = SEEN[kind];
  const [verdict] = HEALTH_CODES[code];

  test(`${kind}: told at the next look that can see it, with when it came about; and well again after it`, async () => {
    await goTo(event.from);
    await nightPasses();
    // Weeks may have passed since the last event, and the key has been used. Roles are read once a day, and theirs is to come.
    if (kind !== 'role') {
      await open();
      await leave();
    }
    await ring();
    await shows('pass');
    await EFFECTS[kind].begin();
    await ring();
    await shows(by === 'clock' ? verdict : 'pass');
    await open();
    await shows(kind === 'key-off-seen-there' ? 'fail' : verdict);
    await at.guide.saysText(wordsOf(`health_is_${code}`, params));
    await changed(`health_drift_${code}`, params);
    await leave();

    await goTo(Math.max(event.to, day));
    await EFFECTS[kind].end();
    await nightPasses();
    await ring();
    await open();
    await at.guide.says('health_heading_pass');
    await shows('pass');
    await changed('health_drift_well', []);
    await leave();
  });
}

describe('before the browser is closed for a week', () => {
  for (const event of before) lived(event);
});

describe('the browser is closed for a week', () => {
  test('what happened meanwhile is told at the first look after it, and no day in between is made up', async () => {
    await goTo(away);
    await nightPasses();
    await ring();
    const closedAt = day;
    // A worker that starts anew goes by the true time until a test can move its clock, so this one stays and is not asked.
    await goTo(day + 3 * DAY);
    await callApi(world, 'PATCH', connectionPath(world), { active: false });
    await goTo(closedAt + 7 * DAY);
    await ring();
    await shows('warn');
    await open();
    await at.guide.says('health_is_board_paused', 'next.intelliboard.net');
    for (let nights = 1; nights < 7; nights += 1) await at.guide.saysText(words('health_strip_day', dayWords(dateOf(closedAt + nights * DAY)), words('health_strip_none')));
    await leave();
    await callApi(world, 'PATCH', connectionPath(world), { active: true });
    await nightPasses();
    await open();
    await shows('pass');
    await leave();
  });
});

describe('after it', () => {
  for (const event of after) lived(event);
});

/** The date that the admin's computer has at that moment of the ninety days. */
function dateOf(moment: number): string {
  const then = new Date(Date.now() + moment - day);
  return [then.getFullYear(), String(then.getMonth() + 1).padStart(2, '0'), String(then.getDate()).padStart(2, '0')].join('-');
}

async function nextLook(): Promise<string> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: null): Promise<Record<string, { nextAt: string | null }>> } } } };
  return Object.entries(await chrome.storage.local.get(null)).find(([name]) => name.startsWith('health:'))?.[1].nextAt ?? '';
}
