import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL } from './support/extent';
import type { GuidePage } from './pages/guide';
import { CanvasPage } from './pages/canvas';
import { pairwise, product, type Row } from './support/pairwise';
import { INSTRUCTURE, VANITY, World } from './support/world';
import { KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';

/**
 * The step key as an admin takes it, over Canvas generations, ways, languages of the page, scopes and domains:
 * any two of these meet in one journey; every combination of all five with `npm run test:all`.
 */
const CHOICES = {
  generation: ['A2022', 'Y2024', 'B', 'C', 'C_once', 'C_hint'],
  way: ['create', 'form', 'existing', 'paste'],
  language: ['en', 'es', 'ar'],
  scopes: ['free', 'enforced'],
  origin: [INSTRUCTURE, VANITY],
} as const;
type Journey = Row<typeof CHOICES>;
const JOURNEYS = ALL ? product(CHOICES) : pairwise(CHOICES);

/** What an admin sees at the end: the key works, or Canvas no longer tells its secret. */
type End = 'works' | 'masked';

let world: World;
beforeAll(async () => {
  world = await World.open();
  for (const origin of CHOICES.origin) await new CanvasPage(await world.chromium.browser.newPage(), origin).signIn();
});
afterAll(() => world.close());

test.each(JOURNEYS)('$generation, $way, page in $language, scopes $scopes, $origin', async (journey) => {
  const { generation, language, origin } = journey;
  world.sandbox.canvas.set({ resetKeys: true, generation, language });
  const guide = await world.openGuide({ granted: [origin] });
  await guide.startOver();
  await guide.openStep('step_canvas');
  await guide.confirmCanvas(origin, new URL(origin).host);
  await guide.goOn('step_key');

  expect(await walk(guide, journey)).toBe(expectedEnd(journey));

  const [key, ...others] = world.ownKeys();
  expect(others).toEqual([]);
  if (expectedEnd(journey) === 'works') {
    expect(key).toMatchObject({ name: KEY_NAME, binding: 'on', redirectUris: [KNOWN_REDIRECT_URI], requireScopes: journey.scopes === 'enforced' && makes(journey) });
    expect(await guide.text()).toContain(key?.id);
  }
  expect(await world.leaks()).toEqual([]);
  await world.closeTabs();
});

/** Whether this way makes a key, or takes one that is there. */
const makes = ({ way }: Journey) => way === 'create' || way === 'form';

function expectedEnd({ generation, way }: Journey): End {
  return generation === 'C_hint' && (way === 'form' || way === 'existing') ? 'masked' : 'works';
}

/** Takes the step to its end by the journey's way. */
async function walk(guide: GuidePage, { generation, way, scopes, origin }: Journey): Promise<End> {
  await guide.chooseKeyWay(way);
  if (makes({ way } as Journey) && scopes === 'enforced') await guide.enforceScopes();
  switch (way) {
    case 'create':
      await guide.createKey();
      return 'works';
    case 'form': {
      await guide.press('key_form_fill');
      await guide.says('key_saving');
      const canvas = await canvasTab(origin);
      await canvas.pressSave();
      if (generation === 'C_hint') return endsMasked(guide);
      break;
    }
    case 'existing':
      world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'off' } });
      await guide.press('key_list_read');
      await guide.press('key_choice_use_which', world.ownKeys()[0]?.id ?? '');
      if (generation === 'C_hint') return endsMasked(guide);
      if (generation === 'C_once') {
        await endsMasked(guide);
        await guide.press('key_regenerate');
        await guide.pressInDialog('key_regenerate');
      }
      break;
    case 'paste': {
      world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'off' } });
      const [key] = world.ownKeys();
      await guide.pasteKey(` ${key?.id ?? ''}\u200b`, `${world.secretOf(key?.id ?? '')} `);
      break;
    }
  }
  await guide.says('problem_key_off_what', world.ownKeys()[0]?.id ?? '');
  await guide.press('key_turn_on');
  await guide.says('key_done');
  return 'works';
}

async function endsMasked(guide: GuidePage): Promise<End> {
  await guide.says('problem_key_secret_masked_what', world.ownKeys()[0]?.id ?? '');
  return 'masked';
}

/** The tab in which Canvas's form is open. */
async function canvasTab(origin: string): Promise<CanvasPage> {
  const target = await world.chromium.browser.waitForTarget((one) => one.type() === 'page' && one.url().startsWith(`${origin}/accounts/1/developer_keys`));
  const page = await target.page();
  if (page === null) throw new Error('Canvas’s tab is gone');
  return new CanvasPage(page, origin);
}
