import { createCanvas, type CanvasOptions, type CanvasSite } from './canvas/index';
import { certificateFor } from './certificate';
import { createControl } from './control';
import { createDap, type DapSite } from './dap/index';
import type { Faults } from './faults';
import { createIntelliBoard } from './intelliboard/index';
import { createPortal, type PortalSite } from './portal/index';
import type { RequestLog } from './request-log';
import { School } from './school/index';
import { listenPlainly, listenSecurely, Switchboard } from './server';
import type { Canary, Site } from './site';

export interface SandboxOptions {
  /** Decides every made-up secret, so that a run can be repeated. */
  readonly seed?: number;
  readonly canvas?: Omit<CanvasOptions, 'seed'>;
}

export interface Sandbox {
  /** Where the sites answer on 127.0.0.1, over TLS. */
  readonly port: number;
  /** The control address (`control.ts`), e.g. `http://127.0.0.1:40123`. */
  readonly controlUrl: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** Every name that leads to it. */
  readonly hosts: readonly string[];
  readonly canvas: CanvasSite;
  readonly portal: PortalSite;
  readonly intelliboard: Site;
  /** Canvas Data 2: where keys are made, and where they are used. One state. */
  readonly identity: DapSite;
  readonly gateway: DapSite;
  /** Every request so far (`entries`), and `waitFor` one that fits, past or to come. */
  readonly log: RequestLog;
  /** `add` a fault, `clear` them all, `release` what is held, `whenHeld`. */
  readonly faults: Faults;
  /** For Chromium's `--host-resolver-rules`: the sites' names lead here, every other name nowhere. */
  hostRules(): string;
  /** Every secret that the sandbox has made so far. */
  canaries(): readonly Canary[];
  close(): Promise<void>;
}

/** Starts all stand-ins on free loopback ports. */
export async function startSandbox({ seed = 1, canvas: canvasOptions = {} }: SandboxOptions = {}): Promise<Sandbox> {
  const switchboard = new Switchboard();
  const school = new School(seed);
  const canvas = await createCanvas({ seed, school, ...canvasOptions });
  const portal = createPortal({ seed, school });
  const intelliboard = createIntelliBoard({ fetch: switchboard.fetch, seed });
  const { identity, gateway } = createDap({ seed, school });
  for (const site of [canvas, portal, intelliboard, identity, gateway]) switchboard.add(site);
  const canaries = () => switchboard.sites.flatMap((site) => site.canaries());
  const certificate = await certificateFor(switchboard.hosts);
  const sites = await listenSecurely(switchboard, certificate);
  const control = await listenPlainly(createControl(switchboard, canaries));
  return {
    port: sites.port,
    controlUrl: `http://127.0.0.1:${control.port}`,
    spki: certificate.spki,
    hosts: switchboard.hosts,
    canvas,
    portal,
    intelliboard,
    identity,
    gateway,
    log: switchboard.log,
    faults: switchboard.faults,
    // Chromium takes the first rule that fits, so the catch-all comes last.
    hostRules: () => [...switchboard.hosts.map((host) => `MAP ${host} 127.0.0.1:${sites.port}`), 'MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1'].join(', '),
    canaries,
    async close() {
      switchboard.faults.clear();
      await Promise.all([sites.close(), control.close()]);
    },
  };
}
