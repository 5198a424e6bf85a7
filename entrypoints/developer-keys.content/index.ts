import { defineContentScript } from 'wxt/utils/define-content-script';
import { KeyMaker } from './key-maker';
import { lookAtPage, pointOutRow } from '@/utils/canvas/page';
import { turnOn } from '@/utils/canvas/writer';
import { receiveOnPage } from '@/utils/messaging/receive-on-page';
import { ownVersion, send } from '@/utils/messaging/send';

const ROW_LIMIT_MS = 15_000;
const WRITE_LIMIT_MS = 20_000;

/**
 * Runs on the Developer Keys page of the one Canvas that the admin granted, in the top frame. It does
 * nothing by itself but say that it is there; what it makes, it makes because the worker asks.
 */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main(ctx) {
    const version = ownVersion();
    if (window.top !== window || version === null) return;
    const fetchHere = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(WRITE_LIMIT_MS) });
    const cookies = () => document.cookie;
    const maker = new KeyMaker({ fetch: fetchHere, cookies, actingAs: () => lookAtPage(document).actingAs, signal: ctx.signal });

    ctx.onInvalidated(
      receiveOnPage(
        {
          'page.look': async () => lookAtPage(document),
          'page.createKey': async (request) => ({ accepted: maker.take(request) }),
          'page.turnOn': async ({ accountId, clientId }) => {
            if (lookAtPage(document).actingAs) return { outcome: 'acting-as', status: 0 };
            const turned = await turnOn(fetchHere, cookies, accountId, clientId);
            return turned.ok ? { outcome: 'on', status: 200 } : { outcome: turnOnOutcome(turned.error.kind), status: turned.error.status };
          },
        },
        version,
      ),
    );
    void sayReady();
  },
});

async function sayReady(): Promise<void> {
  const answer = await send('page.ready', {});
  if (answer.ok && answer.value.showClientId !== null) {
    await pointOutRow(document, answer.value.showClientId, AbortSignal.timeout(ROW_LIMIT_MS));
  }
}

function turnOnOutcome(kind: string) {
  switch (kind) {
    case 'csrf':
    case 'signed-out':
    case 'throttled':
      return kind;
    case 'unreachable':
    case 'redirected':
    case 'server':
      return 'no-answer' as const;
    default:
      return 'refused' as const;
  }
}
