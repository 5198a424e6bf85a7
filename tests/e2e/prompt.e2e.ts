import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { Display } from './support/xvfb';
import { World } from './support/world';

/** The browser's own prompt, pressed as a person does, on a display that nobody sees. */
const hasDisplay = process.env.E2E_XVFB !== '';
if (!hasDisplay) console.log('The browser’s own permission prompt is not tested: there is no virtual display here.');

const host = 'next.intelliboard.net';
let display: Display;
let world: World;
let guide: GuidePage;

beforeAll(async () => {
  if (!hasDisplay) return;
  display = await Display.start();
  world = await World.open(undefined, { display: display.env });
  guide = await world.reopenGuide();
});
afterAll(async () => {
  if (!hasDisplay) return;
  await world.close();
  await display.close();
});

test.runIf(hasDisplay)('refused: nothing is lost, and it can be asked again', async () => {
  await display.answerPrompt('deny', () => guide.press('allow_button', host));
  await guide.says('problem_permission_refused_what', host);
  await guide.says('problem_permission_refused_now');
  expect(await guide.canPress('allow_button', host)).toBe(true);
});

test.runIf(hasDisplay)('allowed: the step goes on by itself', async () => {
  await display.answerPrompt('allow', () => guide.press('allow_button', host));
  await guide.says('account_token_title');
  await guide.fillSecret('account_token_label', world.token);
  await guide.press('account_token_button');
  await guide.saysText(words('account_done', 'Fernwood University'));
});
