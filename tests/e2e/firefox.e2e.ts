import { afterEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox/index';
import { CanvasPage } from './pages/canvas';
import { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { findCanaries, onPage } from './support/canary-search';
import { Firefox } from './support/firefox';
import { INSTRUCTURE, type CanvasInspection, type IntelliBoardInspection } from './support/world';

const noFirefox = process.env.FIREFOX_PATH === '';
if (noFirefox) console.log('skipped: FIREFOX_PATH is empty, so there is no Firefox to run the extension in');

let sandbox: Sandbox | undefined;
let firefox: Firefox | undefined;
afterEach(async () => {
  await firefox?.close();
  await sandbox?.close();
});

test.skipIf(noFirefox)('the whole road in Firefox ends in one key, one connection, and no secret on the page', async () => {
  sandbox = await startSandbox();
  firefox = await Firefox.launch({ sandbox });
  const token = sandbox.intelliboard.canaries()[0]?.value ?? '';
  const { host } = new URL(INSTRUCTURE);

  const canvas = new CanvasPage(await firefox.browser.newPage(), INSTRUCTURE);
  await canvas.signIn('admin');
  const guide = new GuidePage(await firefox.openOwnPage('options.html', 'h2'));
  await guide.connectIntelliBoard(token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(host, host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  await guide.send();

  const own = (sandbox.canvas.inspect() as CanvasInspection).keys.filter((key) => key.own);
  expect(own).toMatchObject([{ name: 'IntelliBoard Pro', binding: 'on' }]);
  const { connections, effects } = sandbox.intelliboard.inspect() as IntelliBoardInspection;
  expect(connections).toMatchObject([{ lms: { url: INSTRUCTURE }, developerKey: { clientId: own[0]?.id } }]);
  expect(effects.connectionsCreated).toBe(1);
  const shown = await onPage(guide.page);
  expect(shown.text).toContain(words('send_done'));
  expect(findCanaries(sandbox.canaries(), [shown])).toEqual([]);
});
