import { browser } from 'wxt/browser';
import { err, ok, type Result } from '@/utils/core/result';
import { PAGE_COMMANDS, type PageCommand, type PageReply, type PageRequest } from '@/utils/messaging/page-protocol';

/** A document of a tab. `documentId` pins the very document, where the browser has such ids (Chromium). */
export interface PageHandle {
  readonly tabId: number;
  readonly documentId: string | null;
}

/**
 * Asks something of our script in one document. `nobody`: it is not there (closed, reloaded, never
 * injected), or is of another version. Gives up after `limitMs`.
 */
export async function tellPage<N extends PageCommand>(page: PageHandle, name: N, data: PageRequest<N>, limitMs = 25_000): Promise<Result<PageReply<N>, 'nobody'>> {
  const envelope = { to: 'page', version: browser.runtime.getManifest().version, name, data };
  const target = page.documentId === null ? { frameId: 0 } : { documentId: page.documentId };
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer: unknown = await Promise.race([
      browser.tabs.sendMessage(page.tabId, envelope, target),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer')), limitMs);
      }),
    ]);
    const reply = PAGE_COMMANDS[name].reply.safeParse(answer);
    return reply.success ? ok(reply.data as PageReply<N>) : err('nobody');
  } catch {
    return err('nobody');
  } finally {
    clearTimeout(timer);
  }
}
