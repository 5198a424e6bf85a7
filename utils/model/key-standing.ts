import type { DeveloperKey } from '@/utils/model/developer-key';
import { neverUsed } from '@/utils/model/key-match';

/** How a key is used. The words: `key_standing_<standing>`. */
export const KEY_STANDINGS = ['in_use', 'quiet', 'stale', 'new'] as const;
export type KeyStanding = (typeof KEY_STANDINGS)[number];

const DAY_MS = 86_400_000;
/** IntelliBoard calls Canvas every day; a week of holidays and a broken night are no sign yet. Ours. */
const IN_USE_DAYS = 14;
/** Canvas itself takes a redirect URI for out of use after 90 days ([C]). */
const STALE_DAYS = 90;
/** A key that nobody has used since it was made: for so long it may be waiting for its authorisation. Ours. */
const NEW_DAYS = 14;

/** In use; used but not lately (quiet); not for 90 days, or made and never used (stale); just made (new). */
export function standingOf(key: DeveloperKey, now: Date): KeyStanding {
  const days = (at: string | null) => (at === null ? Infinity : (now.getTime() - Date.parse(at)) / DAY_MS);
  if (neverUsed(key)) return days(key.createdAt) <= NEW_DAYS ? 'new' : 'stale';
  const since = days(key.lastUsedAt);
  if (since <= IN_USE_DAYS) return 'in_use';
  return since <= STALE_DAYS ? 'quiet' : 'stale';
}

/** Whether a key looks like one of IntelliBoard's: by its name, or because it leads there. */
export function looksLikeIntelliBoard(key: DeveloperKey): boolean {
  if (key.isLti) return false;
  const leadsThere = [...key.redirectUris, ...(key.legacyRedirectUri === null ? [] : [key.legacyRedirectUri])].some((uri) => {
    const host = URL.parse(uri)?.hostname ?? '';
    return host === 'intelliboard.net' || host.endsWith('.intelliboard.net');
  });
  return leadsThere || /intelli\s*-?board/i.test(key.name ?? '');
}

const ORDER: Readonly<Record<KeyStanding, number>> = { in_use: 0, new: 1, quiet: 2, stale: 3 };

/** The most likely first: in use before new before stale, ON before OFF, the newest of those. */
export function byLikelihood(keys: readonly DeveloperKey[], now: Date): DeveloperKey[] {
  return [...keys].sort(
    (a, b) =>
      ORDER[standingOf(a, now)] - ORDER[standingOf(b, now)] ||
      Number(b.state === 'on') - Number(a.state === 'on') ||
      Date.parse(b.createdAt ?? '') - Date.parse(a.createdAt ?? '') ||
      0,
  );
}
