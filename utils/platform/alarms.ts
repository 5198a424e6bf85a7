import { browser } from 'wxt/browser';

/**
 * `resume:` and a connection's `runId`: something of it was begun and is not finished. `outbox:`: the next try of a
 * delivery of it is due. `run:`: a run of it is to be looked at. `sweep`: what is kept for a time only is looked through. `health`: a
 * connection is to be checked.
 */
export type AlarmName = `${(typeof OF_ONE)[number]}:${string}` | 'sweep' | 'health';

/** Those of one connection. */
const OF_ONE = ['resume', 'outbox', 'run'] as const;

/** Rings once at `when` (epoch ms); the browser may delay it to 30 s from now. */
export async function ringAt(name: AlarmName, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

/** Rings every `minutes` (0.5 at least). Idempotent: a running one is left alone. */
export async function ringEvery(name: AlarmName, minutes: number): Promise<void> {
  const present = await browser.alarms.get(name);
  if (present?.periodInMinutes !== minutes) await browser.alarms.create(name, { periodInMinutes: minutes });
}

export async function silence(name: AlarmName): Promise<void> {
  await browser.alarms.clear(name);
}

/** Silences everything that rings for one connection. */
export async function silenceAll(runId: string): Promise<void> {
  for (const kind of OF_ONE) await silence(`${kind}:${runId}`);
}

/** The connection for which an alarm of this name rings; `null`: for all of them. */
export function runOfAlarm(name: string): string | null {
  const [kind, runId] = name.split(':');
  return runId !== undefined && OF_ONE.some((one) => one === kind) ? runId : null;
}
