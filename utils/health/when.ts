import type { HealthDocument, HealthPart } from '@/utils/model/health';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';

/**
 * Why it is looked. `alarm`: the clock; nobody may be there. `guide`: one of our pages was opened. `page`: the admin
 * is on a page of this Canvas. `asked`: "Check now". `ended`: something was seen to come to its end at IntelliBoard,
 * which alone is asked.
 */
export type Occasion = 'alarm' | 'guide' | 'page' | 'asked' | 'ended';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Between two looks by the clock: four hours, give or take one, so that many connections do not ask at once. */
const EVERY_MS = 4 * HOUR_MS;
const JITTER_MS = HOUR_MS;
/** After the browser was closed, or the computer asleep, what is overdue is spread over this time. */
const OVERDUE_SPREAD_MS = 10 * MINUTE_MS;

/** How old what was seen may be on each occasion before it is asked for again. */
const FRESH_MS: Readonly<Record<Occasion, number>> = { alarm: 2 * HOUR_MS, guide: 5 * MINUTE_MS, page: HOUR_MS, asked: 0, ended: 0 };
/** Long lists of Canvas are read once a day. */
const NEWS_FRESH_MS = 24 * HOUR_MS;
/** Where a round was begun and not ended, somebody goes on with it for so long; then the next one does. */
const ROUND_LIMIT_MS = 15 * MINUTE_MS;

/**
 * Who is asked now. What needs the admin's session in Canvas is never asked by the clock: only when the guide is
 * open, or the admin is on a page of that Canvas.
 */
export function partsDue(occasion: Occasion, setup: SetupState, health: HealthDocument, now: Date): HealthPart[] {
  const isDue = (part: HealthPart) => {
    const at = health.askedAt[part];
    return at === null || Math.abs(now.getTime() - Date.parse(at)) >= FRESH_MS[occasion];
  };
  const isOfAll = occasion !== 'ended';
  const parts: readonly (readonly [HealthPart, boolean])[] = [
    ['here', isOfAll],
    ['canvas', isOfAll && occasion !== 'alarm' && setup.canvas.site !== null],
    ['board', roadOf(setup) === 'api' && setup.send.connectionId !== null],
    ['data', isOfAll && setup.data.secret?.state === 'held'],
  ];
  return parts.filter(([part, applies]) => applies && isDue(part)).map(([part]) => part);
}

export function isNewsDue(health: HealthDocument, now: Date): boolean {
  const at = health.evidence.news?.at;
  return at === undefined || Math.abs(now.getTime() - Date.parse(at)) >= NEWS_FRESH_MS;
}

/** When the clock looks next. `random`: 0 to 1. */
export function nextLook(now: Date, random: number): string {
  return new Date(now.getTime() + EVERY_MS + (random * 2 - 1) * JITTER_MS).toISOString();
}

/** Whether the clock is to look now. One that is far in the future was set by a clock that went wrong. */
export function isLookDue({ nextAt }: HealthDocument, now: Date): boolean {
  if (nextAt === null) return true;
  const wait = Date.parse(nextAt) - now.getTime();
  return wait <= 0 || wait > EVERY_MS + JITTER_MS;
}

/** Whether its time came long ago: the browser was closed, or the computer asleep. */
export function isOverdue({ nextAt }: HealthDocument, now: Date): boolean {
  return nextAt !== null && now.getTime() - Date.parse(nextAt) > OVERDUE_SPREAD_MS;
}

/** When it is looked for one that is overdue among many: not at once. `random`: 0 to 1. */
export function spread(now: Date, random: number): string {
  return new Date(now.getTime() + random * OVERDUE_SPREAD_MS).toISOString();
}

export function isRoundOpen({ round }: HealthDocument, now: Date): boolean {
  return round !== null && Math.abs(now.getTime() - Date.parse(round.since)) < ROUND_LIMIT_MS;
}
