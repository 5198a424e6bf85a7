import { expect } from 'vitest';
import { HEALTH_CODES, type HealthCode, type Verdict } from '@/utils/model/health-codes';
import { words } from '../pages/words';
import { toolbar, waitFor, type Finished } from './finished';
import type { World } from './world';

/** Something that a check can find, how it comes about at the stand-ins, and how it is put right. */
export interface Case {
  readonly code: HealthCode;
  /** What stands for the placeholders of its words, as far as that is foretold; moments are not. */
  readonly params?: readonly string[];
  begin(): unknown;
  /** All is well after it. Left out for what the next case goes on from. */
  end?(): unknown;
}

export const MARKS: Readonly<Partial<Record<Verdict, string>>> = { pass: '✓', warn: '!', fail: '✕' };

/** Brings it about, looks, reads what the admin is told, and puts it right. */
export async function see(world: World, at: Finished, { code, params, begin, end }: Case): Promise<void> {
  const [verdict] = HEALTH_CODES[code];
  await begin();
  await look(world, at);
  await at.guide.unfold();
  await at.guide.saysText(wordsOf(`health_is_${code}`, params));
  if (verdict === 'warn' || verdict === 'fail') {
    await at.guide.saysText(wordsOf(`health_now_${code}`, params));
    // The toolbar names the worst of all, and this may have brought others with it.
    await waitFor(async () => [MARKS.fail, MARKS[verdict]].includes((await toolbar(world)).text));
  }
  world.sandbox.faults.clear();
  if (end === undefined) return;
  await end();
  await lookUntilWell(world, at);
}

async function lookUntilWell(world: World, at: Finished): Promise<void> {
  await look(world, at);
  await at.guide.says('health_heading_pass');
  await waitFor(async () => (await toolbar(world)).text === MARKS.pass);
}

/** "Check now", once no other look is on, and its end. */
export async function look(world: World, { guide }: Finished): Promise<void> {
  const shows = async () => (await guide.text()).includes(words('health_checking'));
  await waitFor(async () => !(await shows()));
  const before = await lastLook(world);
  await guide.press('health_check_now');
  await waitFor(async () => !['', before].includes(await lastLook(world)), 60_000);
  await waitFor(async () => !(await shows()), 60_000);
}

/** The alarm rings, as the browser has it do when its time has come; until all who are asked then have answered. */
export async function ringAlarm(world: World): Promise<void> {
  const before = await lastLook(world);
  await (await world.chromium.worker()).evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { alarms: { onAlarm: { dispatch(alarm: object): void } } } };
    chrome.alarms.onAlarm.dispatch({ name: 'health', scheduledTime: Date.now() });
  });
  await waitFor(async () => !['', before].includes(await lastLook(world)));
}

/** When the last look ended at which everybody was asked, as it is stored (RFC 3339); nothing while one is on. */
export async function lastLook(world: World): Promise<string> {
  return (await world.chromium.worker()).evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: null): Promise<Record<string, { round: unknown; askedAt: { here: string | null } }>> } } } };
    const stored = Object.entries(await chrome.storage.local.get(null)).filter(([key]) => key.startsWith('health:'));
    return stored.some(([, { round }]) => round !== null) ? '' : stored.map(([, { askedAt }]) => askedAt.here ?? '').sort().at(-1) ?? '';
  });
}

/** The words of a message, up to the first placeholder that nothing is given for. */
export function wordsOf(key: string, params: readonly string[] = []): string {
  const text = words(key as Parameters<typeof words>[0], ...params, ...Array<string>(9).fill('\u0000'));
  const [before = ''] = text.split('\u0000');
  expect(before.length).toBeGreaterThan(10);
  return before.trim();
}
