import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import type { Canary } from '../../sandbox/site';
import { BUILT, type Chromium } from './browser';

/** Something to search, and what it is called in a failing test. */
export interface Haystack {
  readonly where: string;
  readonly text: string;
}

/** Where secrets were found that must not be there: `secret of … in storage.local`. Never the secret itself. */
export function findCanaries(canaries: readonly Canary[], haystacks: readonly Haystack[]): string[] {
  return haystacks.flatMap(({ where, text }) => canaries.filter(({ value }) => text.includes(value)).map(({ what }) => `${what} in ${where}`));
}

/** All that the extension keeps and says: its storage areas, an IndexedDB dump, every console. */
export async function ownTraces(chromium: Chromium): Promise<Haystack[]> {
  const worker = await chromium.worker();
  const [local, session, indexed] = await worker.evaluate(dumpEverything);
  return [
    { where: 'storage.local', text: local },
    { where: 'storage.session', text: session },
    { where: 'IndexedDB', text: indexed },
    { where: 'a console', text: JSON.stringify(chromium.console) },
  ];
}

/** What our own pages show and hold in their fields. */
export async function ownPages(chromium: Chromium): Promise<Haystack[]> {
  const pages = (await chromium.browser.pages()).filter((page) => page.url().startsWith(chromium.url('')));
  return Promise.all(pages.map(onPage));
}

/** What one page shows and holds in its fields. */
export async function onPage(page: Page): Promise<Haystack> {
  const [path, text] = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, output')].map((field) => (field as HTMLInputElement).value);
    return [location.pathname, [document.documentElement.outerHTML, document.title, location.href, ...fields].join('\n')] as const;
  });
  return { where: `the page ${path}`, text };
}

/** Every file of the built extension. */
export function builtFiles(): Haystack[] {
  return filesBelow(BUILT).map((file) => ({ where: `the built file ${file.slice(BUILT.length)}`, text: readFileSync(file, 'latin1') }));
}

/** Every byte of the browser's profile on the disk, as text and as UTF-16. Search it with the browser closed. */
export function profileFiles(folder: string): Haystack[] {
  return filesBelow(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    const where = `the profile's ${file.slice(folder.length)}`;
    return [
      { where, text: bytes.toString('latin1') },
      // A database packs its texts closely, so that two bytes of a letter may begin at an odd place, too.
      { where, text: bytes.toString('utf16le') },
      { where, text: bytes.subarray(1).toString('utf16le') },
    ];
  });
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

/** Runs inside the worker. Bytes are shown as the text they would be, so that an unencrypted secret is seen. */
async function dumpEverything(): Promise<[string, string, string]> {
  const { chrome } = globalThis as unknown as { chrome: { storage: Record<'local' | 'session', { get(key: null): Promise<unknown> }> } };
  const records: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('cannot open'));
    });
    for (const store of db.objectStoreNames) {
      records.push(
        await new Promise((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
      );
    }
    db.close();
  }
  const readable = JSON.stringify(records, (_, value: unknown) => (value instanceof Uint8Array ? String.fromCharCode(...value) : value));
  return [JSON.stringify(await chrome.storage.local.get(null)), JSON.stringify(await chrome.storage.session.get(null)), readable];
}
