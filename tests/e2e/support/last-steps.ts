import type { GuidePage } from '../pages/guide';
import type { IntelliBoardPage } from '../pages/intelliboard';
import type { Build } from '../../sandbox/intelliboard/site/variants';
import { DATA_SITES, takeDap, takeFlatFiles } from './data-step';
import { fillWhatIsInView, upToTheForm } from './form-step';
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

/** Filters and roles as an admin may have saved them, at IntelliBoard and in what is stored here: their steps are others' business. */
export async function saveChoices(world: World): Promise<void> {
  const [connection] = lastSteps(world).connections;
  const worker = await world.chromium.worker();
  await worker.evaluate(saveInWorker, { address: `${INTELLIBOARD}/api/connect/v1/connections/${connection?.id ?? ''}`, token: world.token });
}

/** Runs inside the worker, which may reach IntelliBoard. */
async function saveInWorker({ address, token }: { address: string; token: string }): Promise<void> {
  const filters = { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'all' };
  const roles = { instructor: ['20', '21'], learner: ['19'] };
  const answer = await fetch(address, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ filters, roles }),
  });
  if (!answer.ok) throw new Error(`IntelliBoard did not take the choices: ${answer.status}`);
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<{ setup: Record<'filters' | 'roles', object> }>; set(items: object): Promise<void> } } } };
  const { setup } = await chrome.storage.local.get('setup');
  const savedAt = new Date().toISOString();
  await chrome.storage.local.set({ setup: { ...setup, filters: { ...setup.filters, savedAt }, roles: { ...setup.roles, savedAt } } });
}
