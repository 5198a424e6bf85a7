import { browser, type Browser } from 'wxt/browser';
import { judge, type GateContext, type Refusal, type Sender } from '@/utils/messaging/gate';
import { EnvelopeSchema, type MessageName, type Reply, type Request } from '@/utils/messaging/protocol';

/** One handler a message; the compiler sees to it that none is missing. */
export type Handlers = { readonly [N in MessageName]: (data: Request<N>, sender: Sender) => Promise<Reply<N>> };

/** Who answers a message, and what the gate judges it by. */
export interface Route {
  readonly handlers: Handlers;
  readonly context: GateContext;
}

/** `run`: the connection that the message names, if it does. `null`: there is no such connection. */
export type RouteOf = (sender: Sender, run: string | null) => Promise<Route | null>;

/**
 * Listens for messages to the worker. Bind it synchronously when the worker starts: a message may be what
 * wakes it. Refused messages get no answer and no detail; `onRefusal` is for tests and counters.
 */
export function receive(routeOf: RouteOf, onRefusal: (why: Refusal) => void = () => undefined): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender) => {
    if (!isForWorker(message)) return undefined;
    return answer(message, senderOf(sender), routeOf, onRefusal);
  });
}

async function answer(message: unknown, sender: Sender, routeOf: RouteOf, onRefusal: (why: Refusal) => void): Promise<unknown> {
  const route = await routeOf(sender, EnvelopeSchema.safeParse(message).data?.run ?? null);
  if (route === null) return null;
  const { handlers, context } = route;
  const admitted = judge(message, sender, context);
  if (!admitted.ok) {
    onRefusal(admitted.error);
    return null;
  }
  const { name, data } = admitted.value;
  // The gate parsed `data` by the schema of this very name.
  const handler = handlers[name] as (data: unknown, sender: Sender) => Promise<unknown>;
  return handler(data, sender);
}

function senderOf(sender: Browser.runtime.MessageSender): Sender {
  return { id: sender.id, origin: sender.origin, url: sender.url, frameId: sender.frameId, tabId: sender.tab?.id, tabUrl: sender.tab?.url, documentId: sender.documentId };
}

/** Messages to a page are answered there; answering them here, too, would race with it. */
function isForWorker(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'to' in message && message.to === 'worker';
}
