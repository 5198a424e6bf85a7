import type { GuidePage } from '../pages/guide';
import type { IntelliBoardPage } from '../pages/intelliboard';
import type { Build } from '../../sandbox/intelliboard/site/variants';
import { DATA_SITES, takeDap, takeFlatFiles } from './data-step';
import { fillWhatIsInView, upToTheForm } from './form-step';
import { fillTab, untilListsAreFilled } from './site-tabs';
import { INSTRUCTURE, INTELLIBOARD, type World } from './world';

/** What the sandbox's IntelliBoard knows of the last steps. */
export interface LastInspection {
  readonly connections: readonly { readonly id: string; readonly authorization: { readonly state: string; readonly by: string | null } }[];
  readonly runs: readonly { readonly id: string; readonly state: string }[];
  readonly effects: { readonly consentsBegun: number; readonly runsStarted: number };
}
export const lastSteps = (world: World) => world.sandbox.intelliboard.inspect() as LastInspection;

/** By the API, from nothing to green checks; the guide is at step authorize. With credentials of Canvas data, where they are wanted. */
export async function upToAuthorize(world: World, data: 'dap' | 'flat-files' | null = null): Promise<GuidePage> {
  await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  if (data !== null) {
    await guide.goOn('step_data');
    await (data === 'dap' ? takeDap : takeFlatFiles)(world, guide);
  }
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.openStep('step_send');
  await guide.send();
  await guide.openStep('step_authorize');
  return guide;
}

/** By IntelliBoard's own form, from nothing to green marks; the guide is at step authorize. */
export async function upToAuthorizeByForm(world: World, build: Build = 'plain'): Promise<{ guide: GuidePage; site: IntelliBoardPage }> {
  world.sandbox.intelliboard.set({ api: 'off', site: { build, language: 'en' } });
  await world.signIn();
  const guide = await world.openGuide();
  const site = await upToTheForm(world, guide, 'en');
  await fillWhatIsInView(guide);
  await site.pressContinue();
  await site.marksAreGreen();
  await guide.press('marks_read');
  await guide.says('form_road_green');
  await guide.openStep('step_authorize');
  return { guide, site };
}

/** By the API: filters and roles as they are proposed. */
export async function saveChoices(guide: GuidePage): Promise<void> {
  await guide.openStep('step_filters');
  await guide.says('kept_title');
  await guide.press('choices_save');
  await guide.says('filters_done');
  await guide.openStep('step_roles');
  await guide.says('roles_mapped');
  await guide.press('choices_save');
  await guide.says('roles_done');
}

/** By IntelliBoard's own page: the same. The connection has been authorised. */
export async function fillChoices(guide: GuidePage, site: IntelliBoardPage, id: string, build: Build): Promise<void> {
  await untilListsAreFilled(site, id);
  await guide.openStep('step_filters');
  await guide.says('kept_title');
  await guide.press('choices_confirm');
  await guide.says('lists_fill_title');
  await fillTab(site, guide, id, 'filters', build);
  await guide.says('filters_done');
  await guide.openStep('step_roles');
  await guide.says('roles_mapped');
  await guide.press('choices_confirm');
  await guide.says('lists_fill_title');
  await fillTab(site, guide, id, 'roles', build);
  await guide.says('roles_done');
}
