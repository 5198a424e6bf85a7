import type { Standing } from '@/utils/health/ports';
import type { Verdict } from '@/utils/model/health-codes';
import { healthStanding, isWorse } from '@/utils/model/health-standing';

export interface HealthBadge {
  /** A shape or a letter of its own for each verdict; empty for none. */
  readonly text: string;
  readonly colour: string;
}

/** Shape first, colour second: whoever cannot tell the colours apart reads the mark. White text has 4.5:1 or more on each. */
const BADGES: Readonly<Record<Verdict, HealthBadge>> = {
  pass: { text: '✓', colour: '#18693f' },
  unknown: { text: '?', colour: '#526166' },
  waiting: { text: '…', colour: '#0b6170' },
  warn: { text: '!', colour: '#855000' },
  fail: { text: '✕', colour: '#ae241c' },
};
const NONE: HealthBadge = { text: '', colour: '#526166' };

/** What the toolbar shows of all connections: the worst of them, and which one that is. `null`: there is none yet. */
export function worstStanding(standings: readonly Standing[]): { readonly verdict: Verdict; readonly standing: Standing } | null {
  return standings.reduce<{ verdict: Verdict; standing: Standing } | null>((worst, standing) => {
    const { worst: verdict } = healthStanding(standing.health);
    return worst === null || isWorse(verdict, worst.verdict) ? { verdict, standing } : worst;
  }, null);
}

export function badgeOf(verdict: Verdict | null): HealthBadge {
  return verdict === null ? NONE : BADGES[verdict];
}
