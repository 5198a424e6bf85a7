import { browser } from 'wxt/browser';
import { IDENTITY_ORIGIN, PORTAL_ORIGIN } from '@/utils/model/data';

/** The pages on which credentials of Canvas data are made, and the script that reads each. */
const PLACES = {
  identity: { origin: IDENTITY_ORIGIN, file: '/identity-page.js' },
  portal: { origin: PORTAL_ORIGIN, file: '/portal-page.js' },
} as const;
type DataPlace = keyof typeof PLACES;

/**
 * Sees to it that our script runs on the page of that place, in whatever frame it is shown, and on neither of the
 * two for `null`. Idempotent and cheap: the worker calls this whenever it goes on with the step.
 */
export function watchDataPage(place: DataPlace | null): Promise<void> {
  const turn = last.then(() => watch(place));
  last = turn.catch(() => undefined);
  return turn;
}

/** One after the other: two registrations at a time end in "Duplicate script ID". */
let last: Promise<void> = Promise.resolve();

async function watch(place: DataPlace | null): Promise<void> {
  const registered = (await browser.scripting.getRegisteredContentScripts({ ids: Object.keys(PLACES) })).map(({ id }) => id);
  const over = registered.filter((id) => id !== place);
  if (over.length > 0) await browser.scripting.unregisterContentScripts({ ids: over });
  if (place === null || registered.includes(place)) return;
  const { origin, file } = PLACES[place];
  // Open pages first: killed in between, the worker does both again.
  for (const frame of await framesOf(origin)) {
    await browser.scripting.executeScript({ target: frame, files: [file] }).catch(() => undefined);
  }
  await browser.scripting.registerContentScripts([
    { id: place, js: [file], matches: [`${origin}/*`], runAt: 'document_idle', allFrames: place === 'portal', persistAcrossSessions: true },
  ]);
}

/**
 * What the admin has selected on an open page of that place, the tab used last first: the text, or the field in
 * which the cursor is. Empty: nothing. `null`: no such page is open.
 */
export async function readSelection(place: DataPlace): Promise<string | null> {
  const { origin } = PLACES[place];
  let isOpen = false;
  for (const target of await framesOf(origin)) {
    const [read] = await browser.scripting.executeScript({ target, func: selectionIn, args: [origin] }).catch(() => []);
    const selected = read?.result ?? null;
    if (selected !== null) isOpen = true;
    if (selected !== null && selected !== '') return selected;
  }
  return isOpen ? '' : null;
}

/** Runs in the page, so it stands alone. */
function selectionIn(origin: string): string | null {
  if (location.origin !== origin) return null;
  const LONGEST = 600;
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const inField = isField ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) : '';
  const selected = inField === '' ? (getSelection()?.toString() ?? '') : inField;
  return selected.length > LONGEST ? '' : selected;
}

type Frame = { readonly tabId: number; readonly frameIds: number[] };

/** Frames of a site in all tabs that the browser lets us into, the tab used last first. */
async function framesOf(origin: string): Promise<Frame[]> {
  const tabs = (await browser.tabs.query({})).filter(({ url }) => url !== undefined && mayShow(new URL(url), origin));
  tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  const frames: Frame[] = [];
  for (const { id: tabId } of tabs) {
    if (tabId === undefined) continue;
    const found = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: isAt, args: [origin] }).catch(() => []);
    frames.push(...found.filter(({ result }) => result === true).map(({ frameId }) => ({ tabId, frameIds: [frameId] })));
  }
  return frames;
}

/** At the site itself, or at a tool of Canvas, which shows the portal in a frame. */
function mayShow(url: URL, origin: string): boolean {
  return url.origin === origin || (origin === PORTAL_ORIGIN && /^\/accounts\/\d+\/external_tools\//.test(url.pathname));
}

/** Runs in the page, so it stands alone. */
function isAt(origin: string): boolean {
  return location.origin === origin;
}
