import { createCanvas } from './canvas/index';
import { createIntelliBoard } from './intelliboard/index';
import { SandboxServer, startPlain } from './server';
import type { Canary, Fault, Site } from './site';

export interface Sandbox {
  readonly port: number;
  /** Plain HTTP on loopback: `GET /state`, `/requests`, `/canaries`; `POST /set`, `/faults`, `/release`; `DELETE /faults`. */
  readonly controlUrl: string;
  readonly spki: string;
  readonly canvas: Site;
  readonly intelliboard: Site;
  readonly log: SandboxServer['log'];
  readonly faults: SandboxServer['faults'];
  /** For Chromium's `--host-resolver-rules`: the sites' production names lead here, every other name nowhere. */
  hostRules(): string;
  canaries(): readonly Canary[];
  close(): Promise<void>;
}

/** Starts all stand-ins on loopback. `seed` decides every made-up secret, so that a run can be repeated. */
export async function startSandbox({ seed = 1 }: { seed?: number } = {}): Promise<Sandbox> {
  const sites: Site[] = [];
  const server = new SandboxServer(() => sites);
  const canvas = await createCanvas({ seed });
  const intelliboard = createIntelliBoard({ fetch: server.fetch, seed });
  sites.push(canvas, intelliboard);
  const port = await server.start();
  const canaries = () => sites.flatMap((site) => site.canaries());
  const control = await startControl(sites, server, canaries);
  return {
    port,
    controlUrl: `http://127.0.0.1:${control.port}`,
    spki: server.spki,
    canvas,
    intelliboard,
    log: server.log,
    faults: server.faults,
    hostRules: () => [...sites.flatMap((site) => site.hosts).map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1'].join(', '),
    canaries,
    async close() {
      await Promise.all([server.stop(), control.stop()]);
    },
  };
}

function startControl(sites: readonly Site[], server: SandboxServer, canaries: () => readonly Canary[]) {
  const siteNamed = (name: unknown) => {
    const site = sites.find((one) => one.name === name);
    if (site === undefined) throw new Error(`there is no site ${String(name)}`);
    return site;
  };
  const routes: Record<string, (body: Record<string, unknown>) => unknown> = {
    'GET /state': () => Object.fromEntries(sites.map((site) => [site.name, site.inspect()])),
    'GET /requests': () => server.log.entries,
    'GET /canaries': canaries,
    'POST /set': ({ site, change }) => siteNamed(site).set(change as Record<string, unknown>),
    'POST /faults': (fault) => server.faults.add(fault as unknown as Fault),
    'DELETE /faults': () => server.faults.clear(),
    'POST /release': ({ hold }) => server.faults.release(String(hold)),
  };
  return startPlain(async (request, body) => {
    const route = routes[`${request.method} ${request.url}`];
    if (route === undefined) return { status: 404, body: JSON.stringify({ routes: Object.keys(routes) }) };
    try {
      const parsed = body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
      return { status: 200, body: JSON.stringify(route(parsed) ?? { done: true }) };
    } catch (error) {
      return { status: 400, body: JSON.stringify({ error: String(error) }) };
    }
  });
}
