import { isOver } from './runs/stored-run';
import type { StoredConnection } from './state';
import type { Connection } from '@/utils/intelliboard/contract';

/** How far a connection has come, by all that is known of it. */
export function stateOf({ config, checks, authorization, grant, filters, roles, runs }: StoredConnection): Connection['state'] {
  const passed = (id: string) => checks.some((check) => check.id === id && check.verdict === 'pass');
  const last = runs.at(-1);
  if (last !== undefined && !isOver(last)) return 'processing';
  if (grant === null) {
    if (authorization.state === 'revoked') return 'failing';
    return passed('url') && passed('developer-key') ? 'checked' : 'draft';
  }
  if (filters === null || roles === null) return 'authorized';
  if (!config.active) return 'paused';
  if (last === undefined) return 'configured';
  return last.state === 'failed' || checks.some(({ verdict }) => verdict === 'fail') ? 'failing' : 'active';
}

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * When data is processed next; `null` before the first run, which somebody has to start by hand (IntelliBoard's
 * article on Canvas Data 2), and while the connection is not active. Flat files at their hour of the day; Canvas
 * Data 2 as often as was chosen; both counted from the last run. Nothing here starts one by the clock, so it may
 * be past: then the run is overdue.
 */
export function nextRunAt({ config: { active, data, processAt }, runs }: StoredConnection): string | null {
  const finishedAt = runs.at(-1)?.finishedAt ?? null;
  if (!active || finishedAt === null || data === undefined) return null;
  if (data.source === 'dap') return new Date(Date.parse(finishedAt) + data.everyHours * HOUR_MS).toISOString();
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: processAt.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wanted = `${String(processAt.hour).padStart(2, '0')}:00`;
  const from = Date.parse(finishedAt);
  // Zones differ from UTC by whole quarters of an hour; an hour that daylight saving leaves out comes a day later.
  for (let at = Math.ceil(from / QUARTER_MS) * QUARTER_MS; at <= from + 2 * DAY_MS; at += QUARTER_MS) {
    if (clock.format(at) === wanted) return new Date(at).toISOString();
  }
  return null;
}
