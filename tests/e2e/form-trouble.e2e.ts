import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GuidePage } from './pages/guide';
import type { IntelliBoardPage } from './pages/intelliboard';
import { words } from './pages/words';
import { fillWhatIsInView, openFormRoad, upToTheForm } from './support/form-step';
import { INSTRUCTURE, INTELLIBOARD, World } from './support/world';

let world: World;
let guide: GuidePage;
let site: IntelliBoardPage;
const openForm = async () => {
  ({ world, guide } = await openFormRoad('plain', 'en'));
  site = await upToTheForm(world, guide, 'en');
};
afterEach(() => world.close());

const clientId = () => world.ownKeys()[0]?.id ?? '';
const secret = () => world.secretOf(clientId());

describe('between the look and the fill the page', () => {
  beforeEach(openForm);

  /** Takes the place of every field, as a component that is drawn anew. */
  const redrawn = () => site.page.evaluate(() => document.querySelectorAll('input, select').forEach((field) => field.replaceWith(field.cloneNode(true))));

  test.each<[string, () => Promise<unknown>]>([
    ['is loaded anew', () => site.page.reload()],
    ['has its fields drawn anew', () => redrawn()],
    ['goes on to another address without loading', () => site.page.evaluate(() => history.pushState(null, '', '/connections/4711/edit'))],
    ['becomes another one of IntelliBoard’s', () => site.page.goto(`${INTELLIBOARD}/connections/integrations`)],
    ['becomes one of another site', () => site.page.goto('https://portal.inshosteddata.com/')],
    ['is written anew in place', () => site.page.evaluate(() => (document.body.innerHTML = document.body.innerHTML))],
    ['shows what was hidden', () => site.page.evaluate(() => document.querySelectorAll('input').forEach((field) => field.type === 'checkbox' || (field.type = 'search')))],
  ])('%s: nothing is written, and it is said', async (_, change) => {
    await guide.lookAtForm();
    await change();
    await guide.press('form_road_fill');
    await guide.says('problem_form_page_changed_what', 'next.intelliboard.net');
    for (const value of await site.values()) expect([clientId(), secret(), 'Fernwood University']).not.toContain(value);
    expect(world.intelliboard().connections).toEqual([]);
    expect(await world.leaks()).toEqual([]);
  });

  test('is gone: nothing is written, and it is said', async () => {
    await guide.lookAtForm();
    await site.page.close();
    await guide.press('form_road_fill');
    await guide.says('problem_form_page_changed_what', 'next.intelliboard.net');
    await guide.press('form_road_look');
    await guide.says('problem_form_page_missing_what', 'next.intelliboard.net');
  });
});

test('each value can be put where the admin has clicked; a secret into a field that shows it only after a question', async () => {
  await openForm();
  await guide.unfold();
  const put = (field: 'clientId' | 'clientSecret') => guide.press('put_which', words(`connection_field_${field}`));
  await put('clientId');
  await guide.says('put_result_no_field');

  await site.clickInto('Client ID');
  await put('clientId');
  await guide.says('put_result_written');
  expect(await site.values()).toContain(clientId());

  await site.clickInto('LMS Name');
  await put('clientSecret');
  await guide.says('put_result_visible');
  expect(await site.values()).not.toContain(secret());
  await guide.press('put_visible_ask');
  await guide.pressInDialog('put_visible_yes');
  await expect.poll(() => site.values()).toContain(secret());
});

test('a value goes into no frame, and into no page of another site', async () => {
  await openForm();
  await guide.unfold();
  const put = () => guide.press('put_which', words('connection_field_clientSecret'));
  await site.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.prepend(frame);
    frame.contentDocument?.body.insertAdjacentHTML('beforeend', '<label>Client Secret Key <input type="password"></label>');
    frame.contentDocument?.querySelector('input')?.focus();
  });
  await put();
  await guide.says('put_result_in_a_frame');
  const inFrame = await site.page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelector('input')?.value);
  expect(inFrame).toBe('');
  // Canvas is granted, too, and its page is the one in front.
  await site.page.goto(`${INSTRUCTURE}/accounts/1`);
  await site.page.evaluate(() => {
    document.body.insertAdjacentHTML('afterbegin', '<input type="password" id="trap">');
    document.getElementById('trap')?.focus();
  });
  await put();
  await guide.says('put_result_no_page');
  expect(await site.values()).not.toContain(secret());
  expect(await world.leaks()).toEqual([]);
});

describe('what else than was filled stands in the form when Continue is pressed', () => {
  beforeEach(async () => {
    await openForm();
    await fillWhatIsInView(guide);
  });
  const type = async (label: string, text: string) => {
    await site.clickInto(label);
    await site.page.evaluate(() => (document.activeElement as HTMLInputElement).select());
    await site.page.keyboard.type(text);
  };

  test('an address with a path: red, explained, and green when it is filled again', async () => {
    await type('URL', `${INSTRUCTURE}/accounts/1`);
    await site.pressContinue();
    await site.marksAreRed();
    await guide.press('marks_read');
    await guide.says('marks_url_bad', INSTRUCTURE);
    await guide.says('marks_url_differs');
    await guide.fillForm();
    await site.pressContinue();
    await site.marksAreGreen();
    await guide.press('marks_read');
    await guide.says('form_road_green');
  });

  test('another secret: red, and said that Canvas accepts the one that is here', async () => {
    await type('Client Secret Key', 'not-the-secret-of-this-key');
    await site.pressContinue();
    await site.marksAreRed();
    await guide.press('marks_read');
    await guide.says('marks_keys_proved');
    await guide.says('marks_keys_other');
    expect(await world.vaultHolds('developer-key')).toBe(true);
  });
});

test('a red mark is explained by what Canvas says of the key by now, and is gone when that is put right', async () => {
  await openForm();
  await fillWhatIsInView(guide);
  world.sandbox.canvas.set({ key: { id: clientId(), binding: 'off' } });
  await site.pressContinue();
  await site.marksAreRed();
  await guide.press('marks_read');
  await guide.says('marks_keys_off');
  // What was not accepted is still here, to be filled in again.
  expect(await world.vaultHolds('developer-key')).toBe(true);
  await guide.press('step_go', words('step_key'));
  await guide.press('key_turn_on');
  await guide.says('key_done');
  await site.pressContinue();
  await site.marksAreGreen();
  await guide.openStep('step_send');
  await guide.press('marks_read');
  await guide.says('form_road_green');
  expect(await world.leaks()).toEqual([]);
});

test('an account that has the API can change over to the form and back, and loses nothing', async () => {
  world = await World.open();
  await world.signIn();
  guide = await world.openGuide();
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  await guide.press('road_use_form');
  await guide.says('form_road_open_title');
  await guide.openStep('step_details');
  await guide.says('details_done');
  await guide.openStep('step_key');
  await guide.says('key_done');
  await guide.openStep('step_send');
  await guide.press('road_use_api');
  await guide.send();
  expect(world.ownKeys()).toHaveLength(1);
  expect(world.intelliboard().connections).toMatchObject([{ developerKey: { clientId: clientId() }, categoryId: '12' }]);
});
