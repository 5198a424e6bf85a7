import type { Secret } from '@/utils/core/secret';
import type { HealthStore } from '@/utils/health/ports';
import { NO_MONITOR } from '@/utils/model/health';
import type { SetupState } from '@/utils/model/setup';
import type { IntelliBoardPort, MonitorPort, Store, VaultPort } from '@/utils/setup/ports';
import { forgetMonitorToken, keepMonitorToken, readMonitorToken } from '@/utils/vault/monitor';

interface Rooms {
  readonly store: Pick<Store, 'read'>;
  readonly vault: Pick<VaultPort, 'use'>;
  readonly health: Pick<HealthStore, 'read' | 'update'>;
  readonly intelliboard: Pick<IntelliBoardPort, 'makeMonitorToken' | 'revokeMonitorToken'>;
  readonly newId: () => string;
  readonly now: () => Date;
}

/**
 * Assumed, as the contract does not say: a connection has one monitor token at most, and another browser that makes one
 * ends ours. So two browsers would end each other's at every look, if each refusal had one made.
 */
const REMADE_EVERY_MS = 86_400_000;

export interface MonitorToken extends MonitorPort {
  /** Made with the API token while that is here, and by one request however often it is asked; `null`: there is none. */
  token(setup: SetupState): Promise<Secret | null>;
  /** Another one in place of one that was refused, once a day at most; `null`: there is none. */
  remake(setup: SetupState): Promise<Secret | null>;
}

/** The monitor token of one connection, from the request that makes it to its end. */
export function monitorToken(runId: string, { store, vault, health, intelliboard, newId, now }: Rooms): MonitorToken {
  /** The connection that is given up. A look at it that is still under way makes no other token, which nobody would revoke. */
  let givenUp: string | null = null;

  async function token({ account, send }: SetupState): Promise<Secret | null> {
    const origin = `https://${account.host}`;
    const kept = await readMonitorToken(runId, origin);
    if (kept !== null || send.connectionId === null || send.connectionId === givenUp) return kept;
    if ((await vault.use('api-token', origin)) === null) return null;
    const { monitor } = await health.update(runId, (before) => ({ ...before, monitor: { ...before.monitor, idempotencyKey: before.monitor.idempotencyKey ?? newId() } }));
    if (monitor.idempotencyKey === null) return null;
    const made = await intelliboard.makeMonitorToken(account.host, send.connectionId, monitor.idempotencyKey);
    // It was given up while it was made.
    if (!made.ok || (await health.read(runId)).monitor.idempotencyKey !== monitor.idempotencyKey) return null;
    await keepMonitorToken(runId, origin, made.value);
    await health.update(runId, (before) => ({ ...before, monitor: { ...before.monitor, made: true, idempotencyKey: null } }));
    return made.value;
  }

  async function remake(setup: SetupState): Promise<Secret | null> {
    const { remadeAt } = (await health.read(runId)).monitor;
    if (remadeAt !== null && now().getTime() - Date.parse(remadeAt) < REMADE_EVERY_MS) return null;
    await forgetMonitorToken(runId);
    await health.update(runId, (before) => ({ ...before, monitor: { ...NO_MONITOR, remadeAt: now().toISOString() } }));
    return token(setup);
  }

  /** One whose making was not answered may be there, too. */
  async function mayBeThere(): Promise<boolean> {
    const { made, idempotencyKey } = (await health.read(runId)).monitor;
    return made || idempotencyKey !== null;
  }

  async function revoke(): Promise<void> {
    const { account, send } = await store.read();
    givenUp = send.connectionId;
    if (send.connectionId !== null && (await mayBeThere()) && (await vault.use('api-token', `https://${account.host}`)) !== null) {
      await intelliboard.revokeMonitorToken(account.host, send.connectionId, newId());
    }
    await clear();
  }

  async function forget(): Promise<void> {
    givenUp = null;
    await clear();
  }

  async function clear(): Promise<void> {
    await forgetMonitorToken(runId);
    // Another one is another request.
    if (await mayBeThere()) await health.update(runId, (before) => ({ ...before, monitor: NO_MONITOR }));
  }

  return { token, remake, revoke, forget };
}
