import { useEffect, useState } from 'react';
import { send } from '@/utils/messaging/send';
import type { HealthDocument } from '@/utils/model/health';
import { readHealth, watchHealth } from '@/utils/platform/health';

/** What is stored changes as answers come; their ages go on by themselves. */
const AGE_MS = 30_000;
/** While a check is on, the worker is asked this often to go on, should it have been killed. */
const NUDGE_MS = 3_000;

/**
 * How the connection in view was last found: what is stored, at once, and what is asked now, as it comes. `null`
 * where nobody has looked, `undefined` until that is read. `isWatched`: its set-up is over, so there is something to
 * look at. `wasRead`: of this connection or of one that was in view before.
 */
export function useHealth(runId: string, isWatched: boolean): { readonly health: HealthDocument | null | undefined; readonly wasRead: boolean } {
  const [seen, setSeen] = useState<{ readonly of: string; readonly health: HealthDocument | null } | null>(null);
  useEffect(() => {
    const stop = watchHealth(runId, (health) => setSeen({ of: runId, health }));
    void readHealth(runId).then((health) => setSeen((newer) => (newer?.of === runId ? newer : { of: runId, health })));
    return stop;
  }, [runId]);
  const health = seen?.of === runId ? seen.health : undefined;

  useEffect(() => {
    if (isWatched) void send('health.opened', {});
  }, [runId, isWatched]);

  const isOn = health?.round !== null && health?.round !== undefined;
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => void send('health.opened', {}), NUDGE_MS);
    return () => clearInterval(timer);
  }, [isOn]);
  return { health, wasRead: seen !== null && seen.of !== '' };
}

/** The present moment, for ages; it moves every half minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), AGE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
