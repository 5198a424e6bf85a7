import { canvasPort } from './canvas-port';
import { connectionFormPort } from './connection-form';
import type { ConnectionRegister } from './connections';
import { consentPort } from './consent';
import { dataPort } from './data-port';
import { deliveriesPort } from './deliveries';
import { handlers } from './handlers';
import { intelliboardPort } from './intelliboard-port';
import { journaled, journaledReports, Noting } from './journaled';
import { keysPagePort } from './keys-page';
import { sitesPort } from './sites-port';
import { schoolStore } from './school-store';
import { setupStore } from './store';
import { tellerPort } from './teller';
import { vaultPort } from './vault-port';
import type { Journal } from '@/utils/journal/journal';
import type { Handlers } from '@/utils/messaging/receive';
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
}

interface Shared {
  readonly vault: Vault;
  readonly journal: Journal;
  readonly register: () => ConnectionRegister;
  /** Resolves when the worker has started. */
  readonly ready: () => Promise<unknown>;
}

/** Builds the rooms of one connection and joins them. Nothing runs yet. */
export function assemble(runId: string, { vault, journal, register, ready }: Shared): Connection {
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  const store = setupStore(
    runId,
    () => emptySetup(runId, DEFAULT_HOST),
    (state) => register().note(state),
  );
  const http = createHttp(async (origin) => {
    const { account, canvas, data } = await store.read();
    return [`https://${account.host}`, canvas.site?.origin, canvas.candidate?.origin, dataOrigin(data.source)].includes(origin);
  });
  const keysPage = keysPagePort();
  const secrets = vaultPort(vault, runId);
  const noting = new Noting(journal, runId);
  const effective = journaled({ keysPage, intelliboard: intelliboardPort(http, secrets), data: dataPort(runId, http, store), connectionForm: connectionFormPort() }, noting, newId, store);
  const { intelliboard } = effective;

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
    teller: tellerPort(),
    lookAgainAt: (when) => ringAt(`run:${runId}`, when),
    deliveries: deliveriesPort(runId, { store, vault: secrets, now, newId, sleep, intelliboard }, http, noting, () => whole),
  };
  const whole: Journey = journey(ports, () => register().remove(runId));
  const answers = handlers({ journey: whole, store, keysPage, journal, register: register(), ready: ready() });
  return { runId, store, journey: whole, handlers: journaledReports(answers, noting) };
}
