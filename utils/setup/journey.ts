import type { StepId } from '@/utils/model/steps';
import { accountUseCases } from '@/utils/setup/account';
import { canvasUseCases } from '@/utils/setup/canvas';
import { detailsUseCases, proposeDetails } from '@/utils/setup/details';
import { keyUseCases } from '@/utils/setup/key';
import type { Ports } from '@/utils/setup/ports';
import { sendUseCases } from '@/utils/setup/send';
import { emptySetup } from '@/utils/model/empty-setup';
import { vaultUseCases } from '@/utils/setup/vault';

/** All steps together, joined to the world by `ports`. */
export function journey(ports: Ports) {
  const account = accountUseCases(ports);
  const canvas = canvasUseCases(ports);
  const key = keyUseCases(ports);
  const details = detailsUseCases(ports);
  const send = sendUseCases(ports);
  const vault = vaultUseCases(ports);

  /** Goes on with everything that was begun. Called at each start of the worker, by alarms, and by a guide that waits. */
  async function resume(): Promise<void> {
    await Promise.all([account.resume(), canvas.resume(), key.resume(), details.resume(), ports.deliveries.resume(), send.resume()]);
  }

  async function show(step: StepId): Promise<void> {
    await ports.store.update((state) => ({ ...(step === 'details' ? proposeDetails(state) : state), step }));
  }

  /** Forgets everything of this set-up here, and hands back what was granted for it. Nothing is changed elsewhere. */
  async function startOver(): Promise<void> {
    const state = await ports.store.read();
    await ports.deliveries.cancelAll();
    await ports.vault.forgetAll();
    await ports.sites.watchKeysPage(null);
    await ports.store.update(() => emptySetup(ports.newId(), state.account.host));
    const origins = [`https://${state.account.host}`, state.canvas.site?.origin, state.canvas.candidate?.origin];
    for (const origin of origins) if (origin !== undefined) await ports.sites.release(origin);
  }

  return { account, canvas, key, details, send, vault, resume, show, startOver };
}

export type Journey = ReturnType<typeof journey>;
