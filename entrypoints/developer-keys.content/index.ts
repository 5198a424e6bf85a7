import { defineContentScript } from 'wxt/utils/define-content-script';
import { FormFiller } from './form-filler';
import { SecretMaker } from './secret-maker';
import { SwitchWatch } from './switch-watch';
import { written } from './written';
import { lookAtPage, pointOutRow } from '@/utils/canvas/page';
import { secretInDialog, secretInRow } from '@/utils/canvas/shown-secret';
import { createKey, regenerateSecret, switchKey, updateKey } from '@/utils/canvas/writer';
import { receiveOnPage } from '@/utils/messaging/receive-on-page';
import { ownVersion, report } from '@/utils/messaging/report';

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
    const actingAs = () => lookAtPage(document).actingAs;
    const maker = new SecretMaker(actingAs, ctx.signal);
    const form = new FormFiller(document, ctx.signal);
    const switches = new SwitchWatch(document, ctx.signal);

    ctx.onInvalidated(
      receiveOnPage(
        {
          'page.look': async () => lookAtPage(document),
          'page.createKey': async ({ intentId, onlyReport, accountId, plan }) => ({
            accepted: maker.take({ intentId, onlyReport, make: () => createKey(fetchHere, cookies, accountId, plan) }),
          }),
          'page.regenerate': async ({ intentId, onlyReport, clientId }) => ({
            accepted: maker.take({ intentId, onlyReport, make: () => regenerateSecret(fetchHere, cookies, clientId) }),
          }),
          'page.fillForm': (request) => form.fill(request),
          'page.turnOn': ({ accountId, clientId }) => written(actingAs, () => switchKey(fetchHere, cookies, accountId, clientId, 'on')),
          'page.turnOff': ({ accountId, clientId }) => written(actingAs, () => switchKey(fetchHere, cookies, accountId, clientId, 'off')),
          'page.update': ({ clientId, change }) => written(actingAs, () => updateKey(fetchHere, cookies, clientId, change)),
          'page.readShown': async ({ clientId }) => ({ secret: (secretInDialog(document) ?? secretInRow(document, clientId))?.reveal() ?? null }),
          'page.pointAtSwitch': async ({ clientId }) => {
            switches.begin(clientId);
            return { shown: await pointOutRow(document, clientId, AbortSignal.timeout(ROW_LIMIT_MS)) };
          },
        },
        version,
      ),
    );
    void sayReady();
  },
});

async function sayReady(): Promise<void> {
  const answer = await report('page.ready', {});
  if (answer.ok && answer.value.showClientId !== null) {
    await pointOutRow(document, answer.value.showClientId, AbortSignal.timeout(ROW_LIMIT_MS));
  }
}
