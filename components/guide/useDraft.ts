import { useState } from 'react';
import type { Details } from '@/utils/model/setup';

interface Mine {
  readonly draft: Details;
  /** What was saved and has not come back yet, oldest first. */
  readonly sent: readonly Details[];
  readonly seen: Details;
}

/**
 * The details as they are being typed. Each change is saved at once; what comes back of it is passed over, so
 * that nothing jumps under the caret, and what somebody else changed (a category that was made) is taken over.
 */
export function useDraft(stored: Details, save: (draft: Details) => void): readonly [Details, (change: Partial<Details>) => void] {
  const [mine, setMine] = useState<Mine>({ draft: stored, sent: [], seen: stored });
  if (mine.seen !== stored) setMine(taken(mine, stored));

  function change(part: Partial<Details>): void {
    const draft = { ...mine.draft, ...part };
    setMine({ ...mine, draft, sent: [...mine.sent, draft] });
    save(draft);
  }
  return [mine.draft, change];
}

function taken(mine: Mine, stored: Details): Mine {
  if (same(mine.seen, stored)) return { ...mine, seen: stored };
  const echo = mine.sent.findIndex((one) => same(one, stored));
  if (echo >= 0) return { ...mine, seen: stored, sent: mine.sent.slice(echo + 1) };
  return { draft: stored, sent: [], seen: stored };
}

function same(a: Details, b: Details): boolean {
  return a.lmsName === b.lmsName && a.categoryId === b.categoryId && a.active === b.active && a.dynamicTables === b.dynamicTables && a.hour === b.hour && a.timeZone === b.timeZone;
}
