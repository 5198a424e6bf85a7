import { canvasPort } from './canvas-port';
import { connectionFormPort } from './connection-form';
import type { ConnectionRegister } from './connections';
import { consentPort } from './consent';
import { dataPort } from './data-port';
import { deliveriesPort } from './deliveries';
import { handlers } from './handlers';
import { healthAsks } from './health-asks';
import { intelliboardPort } from './intelliboard-port';
import { journaled, journaledReports, Noting } from './journaled';
import { keysPagePort } from './keys-page';
import { monitorToken } from './monitor-token';
import { sitesPort } from './sites-port';
import { schoolStore } from './school-store';
import { setupStore } from './store';
import { tellerPort } from './teller';
import { vaultPort } from './vault-port';
import type { Journal } from '@/utils/journal/journal';
import type { Handlers } from '@/utils/messaging/receive';
import type { Health } from '@/utils/health/gather';
import type { Asks, HealthStore } from '@/utils/health/ports';
import { isFinished } from '@/utils/model/health-standing';
import { DEFAULT_HOST } from '@/utils/model/known';
import { dataOrigin } from '@/utils/model/data';
import { emptySetup } from '@/utils/model/empty-setup';
import { ringAt } from '@/utils/platform/alarms';
import { createHttp } from '@/utils/platform/http';
import { journey, type Journey } from '@/utils/setup/journey';
import type { Ports, Store } from '@/utils/setup/ports';
import type { Vault } from '@/utils/vault/vault';

/** One connection: its stored set-up, its journey, and what answers messages about it. */
export interface Connection {
  readonly runId: string;
  readonly store: Store;
  readonly journey: Journey;
  readonly handlers: Handlers;
  /** Whom it can ask about its health. */
  readonly asks: Asks;
}

interface Shared {
  readonly vault: Vault;
  readonly healthStore: HealthStore;
  readonly health: () => Health;
  readonly journal: Journal;
  readonly register: () => ConnectionRegister;
  /** Resolves when the worker has started. */
  readonly ready: () => Promise<unknown>;
}

/** Builds the rooms of one connection and joins them. Nothing runs yet. */
export function assemble(runId: string, { vault, journal, healthStore, health, register, ready }: Shared): Connection {
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  const store = setupStore(
    runId,
    () => emptySetup(runId, DEFAULT_HOST),
    async (state) => {
      await register().note(state);
      if (isFinished(state)) void health().begin(state.runId);
    },
  );
  const http = createHttp(async (origin) => {
    const { account, canvas, data } = await store.read();
    return [`https://${account.host}`, canvas.site?.origin, canvas.candidate?.origin, dataOrigin(data.source)].includes(origin);
  });
  const keysPage = keysPagePort();
  const secrets = vaultPort(vault, runId);
  const noting = new Noting(journal, runId);
  const data = dataPort(runId, http, store);
  const effective = journaled({ keysPage, intelliboard: intelliboardPort(http, secrets), data, connectionForm: connectionFormPort() }, noting, newId, store);
  const { intelliboard } = effective;
  const monitor = monitorToken(runId, { store, vault: secrets, health: healthStore, intelliboard, newId, now });

  const ports: Ports = {
    now,
    newId,
    sleep,
    store,
    vault: secrets,
    sites: sitesPort(runId, register),
    canvas: canvasPort(http),
    school: schoolStore(runId),
    ...effective,
    consent: consentPort(),
    teller: tellerPort(runId),
    monitor,
    lookAgainAt: (when) => ringAt(`run:${runId}`, when),
    // That health could not be stored is nothing that the journey would come to grief by.
    hasEnded: (at) => health().lookAgain(runId, at).catch(() => undefined),
    deliveries: deliveriesPort(runId, { store, vault: secrets, now, newId, sleep, intelliboard }, http, noting, () => whole),
  };
  const whole: Journey = journey(ports, async () => {
    await health().forget(runId);
    await register().remove(runId);
    // The icon is no longer about this one.
    await health().show();
  });
  const asks = healthAsks({ http, vault: secrets, data, monitor, sleep });
  const answers = handlers({ journey: whole, store, keysPage, journal, register: register(), health: health(), ready: ready() });
  return { runId, store, journey: whole, handlers: journaledReports(answers, noting), asks };
}
