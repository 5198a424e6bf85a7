import { browser, type Browser } from 'wxt/browser';
import { PAGE_COMMANDS, PageEnvelopeSchema, type PageCommand, type PageReply, type PageRequest } from '@/utils/messaging/page-protocol';

export type PageHandlers = { readonly [N in PageCommand]: (data: PageRequest<N>) => Promise<PageReply<N>> };

/** Listens, in our script on Canvas's page, for what the worker asks. Returns how to stop. */
export function receiveOnPage(handlers: PageHandlers, version: string): () => void {
  const listener = (message: unknown, sender: Browser.runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const envelope = PageEnvelopeSchema.safeParse(message);
    if (!envelope.success || envelope.data.version !== version || !Object.hasOwn(PAGE_COMMANDS, envelope.data.name)) return undefined;
    const name = envelope.data.name as PageCommand;
    const request = PAGE_COMMANDS[name].request.safeParse(envelope.data.data);
    if (!request.success) return undefined;
    // Parsed by the schema of this very name on the line above.
    return (handlers[name] as (data: unknown) => Promise<unknown>)(request.data);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
