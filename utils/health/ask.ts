import type { Asks, HealthPorts } from '@/utils/health/ports';
import { newsOf } from '@/utils/health/school';
import { isNewsDue } from '@/utils/health/when';
import type { CanvasFailureKind } from '@/utils/model/canvas-failure';
import { dataOrigin } from '@/utils/model/data';
import type { DeveloperKey } from '@/utils/model/developer-key';
import type { HealthDocument, HealthPart } from '@/utils/model/health';
import type { CanvasAnswer, Evidence, KeySnapshot } from '@/utils/model/health-evidence';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';

type Seen = AsyncGenerator<Partial<Evidence>, void, void>;

const ANSWERS: Readonly<Record<CanvasFailureKind, CanvasAnswer>> = {
  unreachable: 'silent',
  cancelled: 'silent',
  redirected: 'moved',
  'signed-out': 'signed-out',
  forbidden: 'not-admin',
  'not-found': 'not-canvas',
  throttled: 'busy',
  csrf: 'failing',
  invalid: 'failing',
  server: 'failing',
  'not-canvas': 'not-canvas',
};

/** Asks one who can be asked, and yields what is seen as it comes. One request at a time. */
export function ask(part: HealthPart, setup: SetupState, health: HealthDocument, asks: Asks, ports: HealthPorts): Seen {
  switch (part) {
    case 'here':
      return askHere(setup, ports);
    case 'canvas':
      return askCanvas(setup, health, asks, ports);
    case 'board':
      return askBoard(setup, asks, ports);
    case 'data':
      return askData(setup, asks, ports);
  }
}

/** The host that a part asks, for whoever sees to it that it is asked one thing at a time. */
export function hostOf(part: HealthPart, setup: SetupState): string {
  switch (part) {
    case 'here':
      return setup.runId;
    case 'canvas':
      return setup.canvas.site?.origin ?? setup.runId;
    case 'board':
      return `https://${setup.account.host}`;
    case 'data':
      return dataOrigin(setup.data.source);
  }
}

async function* askHere(setup: SetupState, { now, sites, connections }: HealthPorts): Seen {
  const needed = [...(roadOf(setup) === 'api' ? [`https://${setup.account.host}`] : []), setup.canvas.site?.origin, ...(setup.data.secret?.state === 'held' ? [dataOrigin(setup.data.source)] : [])];
  const missing: string[] = [];
  for (const origin of needed) if (origin !== undefined && !(await sites.isGranted(origin))) missing.push(origin);
  const origin = setup.canvas.site?.origin;
  const here = (await connections.all()).filter((one) => origin !== undefined && one.canvas.site?.origin === origin && one.account.host === setup.account.host && one.send.connectionId !== null);
  const at = now().toISOString();
  yield { sites: { at, missing }, twinsHere: { at, count: here.length } };
}

/** First whether they act as somebody else: then Canvas is asked nothing more in that person's name. */
async function* askCanvas(setup: SetupState, health: HealthDocument, { canvas }: Asks, { sites, now }: HealthPorts): Seen {
  const { site } = setup.canvas;
  if (site === null) return;
  const seenBy = (answer: CanvasAnswer, rootAccountId: string | null = null): Partial<Evidence> => ({ canvas: { at: now().toISOString(), answer, rootAccountId } });
  if (!(await sites.isGranted(site.origin))) return yield seenBy('no-access');
  if ((await canvas.actsAs(site.origin)) === true) return yield seenBy('acting-as');
  const root = await canvas.root(site.origin);
  if (!root.ok) return yield seenBy(ANSWERS[root.error.kind]);
  yield seenBy(root.value.maySeeKeys ? 'admin' : 'not-admin', root.value.rootAccountId);
  const proof = await canvas.provePair(setup);
  if (proof !== null) yield { pair: { at: now().toISOString(), proof } };
  if (!root.value.maySeeKeys || root.value.rootAccountId !== site.rootAccountId) return;
  if (setup.key.clientId !== null) {
    const key = await canvas.readKey(site.origin, site.rootAccountId, setup.key.clientId);
    if (!key.ok) return yield seenBy(ANSWERS[key.error.kind], site.rootAccountId);
    yield { key: { at: now().toISOString(), key: key.value === null ? null : snapshotOf(key.value) } };
  }
  if (!isNewsDue(health, now())) return;
  const school = await canvas.school(site.origin, site.rootAccountId);
  // Lists that could not be read now are read another time.
  if (school.ok) yield { news: newsOf(school.value, health.baselines.school, now().toISOString()) };
}

function snapshotOf(key: DeveloperKey): KeySnapshot {
  return {
    name: key.name,
    on: key.state === 'on',
    redirectUris: key.redirectUris,
    requireScopes: key.requireScopes,
    scopes: key.requireScopes ? key.scopes : [],
    testClusterOnly: key.testClusterOnly,
    lastUsedAt: key.lastUsedAt,
    tokens: key.accessTokenCount,
  };
}

async function* askBoard(setup: SetupState, { board }: Asks, { sites, now }: HealthPorts): Seen {
  if (!(await sites.isGranted(`https://${setup.account.host}`))) return yield { board: { at: now().toISOString(), answer: 'no-access' } };
  const { answer, connection, twins, skewMinutes } = await board.read(setup);
  const at = now().toISOString();
  yield {
    board: { at, answer },
    ...(connection !== null && { connection: { ...connection, at } }),
    ...(twins !== null && { twinsThere: { at, count: twins } }),
    ...(skewMinutes !== null && { clock: { at, skewMinutes } }),
  };
}

async function* askData(setup: SetupState, { data }: Asks, { sites, now }: HealthPorts): Seen {
  if (!(await sites.isGranted(dataOrigin(setup.data.source)))) return;
  const seen = await data.read(setup);
  // Asked too often, by us say: that tells nothing about the credentials, and what was seen before stands.
  if (seen === null || seen.answer === 'throttled') return;
  const at = now().toISOString();
  yield {
    data: { at, answer: seen.answer },
    ...(seen.dap !== null && { dap: { ...seen.dap, at } }),
    ...(seen.flatFiles !== null && { flatFiles: { ...seen.flatFiles, at } }),
    ...(seen.skewMinutes !== null && { clock: { at, skewMinutes: seen.skewMinutes } }),
  };
}
