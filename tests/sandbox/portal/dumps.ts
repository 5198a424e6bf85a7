import { PRESETS, type Planned, type PresetName } from './presets';

/** One build of flat files. Times are ms since 1970, UTC. */
export interface Dump extends Planned {
  readonly sequence: number;
}

/** Files are kept so long after their creation (seen in the sample of the portal API docs). */
export const KEPT_MS = 60 * 86_400_000;
const FIRST_SEQUENCE = 1201;

/** The account's dumps, newest first, and whether it is in Reserved Mode. */
export class Dumps {
  #dumps: readonly Dump[] = [];
  /**
   * After two weeks without anybody only a few tables are built, until somebody opens the portal or calls the
   * API (Canvas Data Reserved Mode, Canvas Change Log).
   */
  reserved = false;

  get all(): readonly Dump[] {
    return this.#dumps;
  }

  /** Another history, counted back from `now`; what is no longer kept is left out. */
  setHistory(history: PresetName | readonly Planned[], now: number): void {
    const planned = typeof history === 'string' ? PRESETS[history](now) : history;
    const byAge = planned.filter(({ createdAt }) => createdAt + KEPT_MS > now).sort((a, b) => a.createdAt - b.createdAt);
    this.#dumps = byAge.map((dump, at) => ({ ...dump, sequence: FIRST_SEQUENCE + at })).reverse();
    this.reserved = history === 'reserved';
  }

  /** The next night comes: one more dump, complete unless the account is in Reserved Mode. */
  build(now: number): void {
    const sequence = (this.#dumps[0]?.sequence ?? FIRST_SEQUENCE - 1) + 1;
    this.#dumps = [{ sequence, createdAt: now, updatedAt: now + 2000, finished: true, content: this.reserved ? 'reserved' : 'all' }, ...this.#dumps];
  }
}
