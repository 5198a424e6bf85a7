import { browser } from 'wxt/browser';
import { runOfAlarm, silenceAll } from '@/utils/platform/alarms';
import { keepKeysScript, runsWithKeysScript } from '@/utils/platform/scripts';

/** Under these names things of one connection lie in the local storage; its `runId` follows. */
const STORED = /^(?:setup|school|health|outbox):([^:]+)/;

/** The connections, by `runId`, of which the browser has anything: stored, set to ring, or registered. */
export async function runsWithTraces(): Promise<string[]> {
  const stored = Object.keys(await browser.storage.local.get(null)).map(runStoredAs);
  const ringing = (await browser.alarms.getAll()).map(({ name }) => runOfAlarm(name));
  return [...new Set([...stored, ...ringing, ...(await runsWithKeysScript())].filter((run) => run !== null))];
}

export async function removeTraces(runId: string): Promise<void> {
  const names = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(names.filter((name) => runStoredAs(name) === runId));
  await silenceAll(runId);
  await keepKeysScript(runId, null);
}

function runStoredAs(name: string): string | null {
  return STORED.exec(name)?.[1] ?? null;
}
