import { browser } from 'wxt/browser';

const FILE = '/content-scripts/developer-keys.js';
/** A connection's registration: this, and its `runId`. */
const ID = 'developer-keys-';

/**
 * Sees to it that for this connection our script runs on the Developer Keys page of this origin, or on none.
 * Idempotent; an update of the extension drops registrations, so the worker calls this at each start.
 */
export function keepKeysScript(runId: string, origin: string | null): Promise<void> {
  const turn = last.then(() => register(ID + runId, origin));
  last = turn.catch(() => undefined);
  return turn;
}

/** The connections, by `runId`, for which our script is registered. */
export async function runsWithKeysScript(): Promise<string[]> {
  const all = await browser.scripting.getRegisteredContentScripts();
  return all.filter(({ id }) => id.startsWith(ID)).map(({ id }) => id.slice(ID.length));
}

/** One after the other: two registrations at a time end in "Duplicate script ID". */
let last: Promise<void> = Promise.resolve();

async function register(id: string, origin: string | null): Promise<void> {
  const present = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  const matches = origin === null ? null : keysPagePattern(origin);
  if (present[0]?.matches?.[0] === (matches ?? undefined) && present.length === (matches === null ? 0 : 1)) return;
  if (present.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (matches === null) return;
  await browser.scripting.registerContentScripts([
    { id, js: [FILE], matches: [matches], runAt: 'document_idle', allFrames: false, persistAcrossSessions: true },
  ]);
}

/** Match patterns carry no port; a registered script checks the origin it runs on through the gate. */
export function keysPagePattern(origin: string): string {
  return `https://${new URL(origin).hostname}/accounts/*/developer_keys*`;
}

/**
 * Runs our script in an open tab: a registered one does not enter tabs that were open before. Only where it
 * does not answer yet: a second one in a document ends the first, and with it what that one holds.
 */
export async function injectKeysScript(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [FILE] }).catch(() => undefined);
}

/** The document in a tab's top frame; `null` where the browser does not let us in. Firefox gives no id. */
export async function documentIn(tabId: number): Promise<{ documentId: string | null } | null> {
  try {
    const [result] = await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: () => null });
    return { documentId: result?.documentId ?? null };
  } catch {
    return null;
  }
}

/** Runs one self-contained function in the top frame of a tab; `null` where the browser does not let us in. */
export async function runInTab<A, R>(tabId: number, func: (argument: A) => R, argument: A): Promise<R | null> {
  try {
    const [result] = await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func, args: [argument] });
    return (result?.result as R | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Puts the reader of IntelliBoard's form into the top frame of a tab; answers whether the browser let us in. */
export async function injectFormReader(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['/intelliboard-form.js'] });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs one self-contained function in one very document; `null` if that is gone or the browser does not let us in.
 * Where the browser has no ids of documents (Firefox) it runs in the tab's top frame.
 */
export async function callInDocument<A, R>({ tabId, documentId }: { tabId: number; documentId: string | null }, func: (argument: A) => R, argument: A): Promise<Awaited<R> | null> {
  try {
    const target = documentId === null ? { tabId, frameIds: [0] } : { tabId, documentIds: [documentId] };
    const [result] = await browser.scripting.executeScript({ target, func, args: [argument] });
    return (result?.result) ?? null;
  } catch {
    return null;
  }
}
