import { sitesOf } from '@/utils/model/connections';
import { problem } from '@/utils/model/problem';
import type { StepId } from '@/utils/model/steps';
import { accountUseCases } from '@/utils/setup/account';
import { createAtWork } from '@/utils/setup/at-work';
import { authorizeUseCases } from '@/utils/setup/authorize';
import { canvasUseCases } from '@/utils/setup/canvas';
import { connectionFormUseCases } from '@/utils/setup/connection-form';
import { dataUseCases } from '@/utils/setup/data';
import { detailsUseCases, proposeDetails } from '@/utils/setup/details';
import { filtersUseCases } from '@/utils/setup/filters';
import { keyUseCases } from '@/utils/setup/key';
import type { Ports } from '@/utils/setup/ports';
import { processUseCases } from '@/utils/setup/process';
import { listFormUseCases } from '@/utils/setup/list-form';
import { rolesUseCases } from '@/utils/setup/roles';
import { schoolReader } from '@/utils/setup/school';
import { removalUseCases } from '@/utils/setup/removal';
import { rotationUseCases } from '@/utils/setup/rotation';
import { sendUseCases } from '@/utils/setup/send';
import { emptySetup } from '@/utils/model/empty-setup';
import { vaultUseCases } from '@/utils/setup/vault';

/** The parts of the stored state that can be under way. */
export type Part = 'account' | 'canvas' | 'key' | 'data' | 'details' | 'send' | 'connectionForm' | 'authorize' | 'filters' | 'roles' | 'process' | 'rotation' | 'removal';

/**
 * All steps together, joined to the world by `ports`.
 *
 * @param forget takes this connection off the list, with its stored state
 */
export function journey(ports: Ports, forget: () => Promise<void>) {
  const account = accountUseCases(ports);
  const canvas = canvasUseCases(ports);
  const key = keyUseCases(ports);
  const data = dataUseCases(ports);
  const details = detailsUseCases(ports);
  const send = sendUseCases(ports);
  const onForm = createAtWork();
  const connectionForm = connectionFormUseCases(ports, onForm);
  // A new key that is authorised is checked next.
  const authorize = authorizeUseCases(ports, () => void guarded('rotation', rotation.resume));
  const process = processUseCases(ports);
  const reader = schoolReader(ports);
  const filters = filtersUseCases(ports, reader);
  const roles = rolesUseCases(ports, reader);
  const rotation = rotationUseCases(ports, send.check, data.stop);
  const removal = removalUseCases(ports, forget);
  const listForm = listFormUseCases(ports, onForm);
  const vault = vaultUseCases(ports);

  /**
   * Runs a use case of one part. A fault of our own ends what that part was doing and is said; otherwise the
   * guide would show it as under way, and every wake-up would run into it again.
   */
  async function guarded(part: Part, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch {
      const failed = problem('extension_failed', ports.now());
      await ports.store.update((state) => ({ ...state, [part]: { ...state[part], activity: null, problem: failed } }));
    }
  }

  /** Goes on with everything that was begun. Called at each start of the worker, by alarms, and by a guide that waits. */
  async function resume(): Promise<void> {
    await Promise.all([
      guarded('account', account.resume),
      guarded('canvas', canvas.resume),
      guarded('key', key.resume),
      guarded('data', data.resume),
      guarded('details', details.resume),
      guarded('connectionForm', connectionForm.resume),
      guarded('authorize', authorize.resume),
      guarded('process', process.resume),
      guarded('rotation', rotation.resume),
      guarded('removal', removal.resume),
      guarded('filters', filters.resume),
      guarded('roles', roles.resume),
      guarded('send', async () => {
        await ports.deliveries.resume();
        await send.resume();
      }),
    ]);
  }

  /**
   * Looks at IntelliBoard's form. Where the marks on it say that the keys are wrong, Canvas is asked how the key is by
   * now: it may have been turned OFF or changed since it was proved.
   */
  async function lookAtForm(): Promise<void> {
    await connectionForm.look();
    const { look, marks, marksReadAt } = (await ports.store.read()).connectionForm;
    const isRefused = look !== null && marksReadAt === look.at && marks.some(({ mark, state }) => mark === 'keys' && state === 'bad');
    if (isRefused) await guarded('key', key.check);
  }

  /** Takes over what IntelliBoard has for this Canvas, and asks Canvas how its key is. */
  async function adopt(): Promise<void> {
    await send.adopt();
    await guarded('key', key.check);
  }

  async function show(step: StepId): Promise<void> {
    await ports.store.update((state) => ({ ...(step === 'details' ? proposeDetails(state) : state), step }));
  }

  /**
   * Forgets everything of this set-up here, and hands back what was granted for it. Nothing is changed elsewhere, but
   * that the token which was made to watch the connection ends with the watching.
   */
  async function startOver(): Promise<void> {
    const state = await ports.store.read();
    await ports.deliveries.cancelAll();
    await ports.monitor.revoke();
    await ports.vault.forgetAll();
    await ports.sites.watchKeysPage(null);
    await ports.data.watch(null);
    await ports.school.update(() => null);
    await ports.teller.badge(null);
    await ports.store.update(() => emptySetup(state.runId, state.account.host));
    // What was handed over anew while the monitor token was revoked.
    await ports.deliveries.cancelAll();
    for (const origin of sitesOf(state)) await ports.sites.release(origin);
  }

  return { account, canvas, key, data, details, send, connectionForm, authorize, filters, roles, listForm, process, rotation, removal, vault, guarded, resume, lookAtForm, adopt, show, startOver };
}

export type Journey = ReturnType<typeof journey>;
