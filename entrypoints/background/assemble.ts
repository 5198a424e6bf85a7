import { canvasPort } from './canvas-port';
import { connectionFormPort } from './connection-form';
import { dataPort } from './data-port';
import { deliveriesPort } from './deliveries';
import { intelliboardPort } from './intelliboard-port';
import { keysPagePort } from './keys-page';
import { sitesPort } from './sites-port';
import { schoolStore } from './school-store';
import { setupStore } from './store';
import { vaultPort } from './vault-port';
import { DEFAULT_HOST } from '@/utils/model/known';
import { dataOrigin } from '@/utils/model/data';
import { emptySetup } from '@/utils/model/empty-setup';
import { createHttp } from '@/utils/platform/http';
import { records } from '@/utils/platform/records';
import { journey, type Journey } from '@/utils/setup/journey';
import type { Ports } from '@/utils/setup/ports';
import { Vault } from '@/utils/vault/vault';

/** Builds the rooms and joins them. Nothing runs yet. */
export function assemble() {
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  const store = setupStore(() => emptySetup(newId(), DEFAULT_HOST));
  const vault = new Vault(records('session', 'vault:'), () => Date.now());
  const http = createHttp(async (origin) => {
    const { account, canvas, data } = await store.read();
    return [`https://${account.host}`, canvas.site?.origin, canvas.candidate?.origin, dataOrigin(data.source)].includes(origin);
  });
  const keysPage = keysPagePort();
  const secrets = vaultPort(vault, () => store.read());
  const intelliboard = intelliboardPort(http, secrets);

  const ports: Ports = {
    now,
    newId,
    sleep,
    store,
    vault: secrets,
    sites: sitesPort(),
    canvas: canvasPort(http),
    school: schoolStore(),
    keysPage,
    intelliboard,
    data: dataPort(http, store),
    connectionForm: connectionFormPort(),
    deliveries: deliveriesPort({ store, vault: secrets, now, newId, sleep, intelliboard }, http, () => whole),
  };
  const whole: Journey = journey(ports);
  return { journey: whole, store, keysPage, vault };
}
