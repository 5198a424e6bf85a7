import type { Secret } from '@/utils/core/secret';
import type { HealthStore } from '@/utils/health/ports';
import type { SetupState } from '@/utils/model/setup';
import type { IntelliBoardPort, MonitorPort, Store, VaultPort } from '@/utils/setup/ports';
import { forgetMonitorToken, keepMonitorToken, readMonitorToken } from '@/utils/vault/monitor';

interface Rooms {
  readonly store: Pick<Store, 'read'>;
  readonly vault: Pick<VaultPort, 'use'>;
  readonly health: Pick<HealthStore, 'read' | 'update'>;
  readonly intelliboard: Pick<IntelliBoardPort, 'makeMonitorToken' | 'revokeMonitorToken'>;
  readonly newId: () => string;
}

export interface MonitorToken extends MonitorPort {
  /** Made with the API token while that is here, and by one request however often it is asked; `null`: there is none. */
  token(setup: SetupState): Promise<Secret | null>;
}

/** The monitor token of one connection, from the request that makes it to its end. */
export function monitorToken(runId: string, { store, vault, health, intelliboard, newId }: Rooms): MonitorToken {
  async function token({ account, send }: SetupState): Promise<Secret | null> {
    const origin = `https://${account.host}`;
    const kept = await readMonitorToken(runId, origin);
    if (kept !== null || send.connectionId === null) return kept;
    if ((await vault.use('api-token', origin)) === null) return null;
    const { monitor } = await health.update(runId, (before) => ({ ...before, monitor: { ...before.monitor, idempotencyKey: before.monitor.idempotencyKey ?? newId() } }));
    if (monitor.idempotencyKey === null) return null;
    const made = await intelliboard.makeMonitorToken(account.host, send.connectionId, monitor.idempotencyKey);
    // It was given up while it was made.
    if (!made.ok || (await health.read(runId)).monitor.idempotencyKey !== monitor.idempotencyKey) return null;
    await keepMonitorToken(runId, origin, made.value);
    await health.update(runId, (before) => ({ ...before, monitor: { made: true, idempotencyKey: null } }));
    return made.value;
  }

  /** One whose making was not answered may be there, too. */
  async function mayBeThere(): Promise<boolean> {
    const { made, idempotencyKey } = (await health.read(runId)).monitor;
    return made || idempotencyKey !== null;
  }

  async function revoke(): Promise<void> {
    const { account, send } = await store.read();
    if (send.connectionId !== null && (await mayBeThere()) && (await vault.use('api-token', `https://${account.host}`)) !== null) {
      await intelliboard.revokeMonitorToken(account.host, send.connectionId, newId());
    }
    await forget();
  }

  async function forget(): Promise<void> {
    await forgetMonitorToken(runId);
    // Another one is another request.
    if (await mayBeThere()) await health.update(runId, (before) => ({ ...before, monitor: { made: false, idempotencyKey: null } }));
  }

  return { token, revoke, forget };
}
