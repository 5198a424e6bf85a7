import { useState } from 'react';

interface Mine<T> {
  readonly draft: T;
  /** What was saved and has not come back yet, oldest first. */
  readonly sent: readonly T[];
  readonly seen: T;
}

/**
 * Values as they are being typed. Each change is saved at once; what comes back of it is passed over, so
 * that nothing jumps under the caret, and what somebody else changed (a category that was made) is taken over.
 */
export function useDraft<T extends object>(stored: T, save: (draft: T) => void): readonly [T, (change: Partial<T>) => void] {
  const [mine, setMine] = useState<Mine<T>>({ draft: stored, sent: [], seen: stored });
  if (!same(mine.seen, stored)) setMine(taken(mine, stored));

  function change(part: Partial<T>): void {
    const draft = { ...mine.draft, ...part };
    setMine({ ...mine, draft, sent: [...mine.sent, draft] });
    save(draft);
  }
  return [mine.draft, change];
}

function taken<T extends object>(mine: Mine<T>, stored: T): Mine<T> {
  const echo = mine.sent.findIndex((one) => same(one, stored));
  if (echo >= 0) return { ...mine, seen: stored, sent: mine.sent.slice(echo + 1) };
  return { draft: stored, sent: [], seen: stored };
}

function same<T extends object>(a: T, b: T): boolean {
  // What comes back from storage is a copy: lists are the same if they say the same.
  return a === b || (Object.keys(a) as (keyof T)[]).every((name) => a[name] === b[name] || (typeof a[name] === 'object' && JSON.stringify(a[name]) === JSON.stringify(b[name])));
}
