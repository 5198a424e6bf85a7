import type { Page } from 'puppeteer';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index';
import { CanvasPage } from '../pages/canvas';
import { GuidePage } from '../pages/guide';
import { Chromium } from './browser';
import { findCanaries, ownPages, ownTraces, profileFiles, removeFolder } from './canary-search';

export const INSTRUCTURE = 'https://fernwood.instructure.com';
export const VANITY = 'https://canvas.fernwood.edu';
export const INTELLIBOARD = 'https://next.intelliboard.net';

/** The parts of the sandbox's state that tests read. */
export interface CanvasInspection {
  readonly keys: readonly { id: string; name: string; binding: string | null; own: boolean; inherited: boolean; redirectUris: string[]; requireScopes: boolean; allowIncludes: boolean; scopes: string[]; email: string | null; notes: string | null }[];
}
export interface IntelliBoardInspection {
  readonly connections: readonly { id: string; lms: { url: string }; developerKey: { clientId: string } }[];
  readonly effects: { readonly connectionsCreated: number; readonly categoriesCreated: number };
  readonly categories: readonly { id: string; name: string }[];
}

/** The sandbox, a browser with the production extension, and an admin at a Canvas tab. */
export class World {
  private constructor(
    readonly sandbox: Sandbox,
    public chromium: Chromium,
    readonly origin: string,
  ) {}

  /**
   * `display`: environment of a display; the browser then shows its windows there, prompts included. `sandbox`:
   * what can only be chosen before it starts.
   */
  static async open(origin: string = INSTRUCTURE, { profile, display, sandbox: options = {} }: { profile?: string; display?: Readonly<Record<string, string>>; sandbox?: SandboxOptions } = {}): Promise<World> {
    const sandbox = await startSandbox(options);
    const chromium = await Chromium.launch({ sandbox, ...(profile !== undefined && { profile }), ...(display !== undefined && { headless: false, env: { ...display } }) });
    return new World(sandbox, chromium, origin);
  }

  get token(): string {
    const token = this.sandbox.intelliboard.canaries()[0]?.value;
    if (token === undefined) throw new Error('the sandbox gave no token');
    return token;
  }

  get host(): string {
    return new URL(this.origin).host;
  }

  canvas(): CanvasInspection {
    return this.sandbox.canvas.inspect() as CanvasInspection;
  }

  intelliboard(): IntelliBoardInspection {
    return this.sandbox.intelliboard.inspect() as IntelliBoardInspection;
  }

  /** Keys that were made during this run. */
  ownKeys() {
    return this.canvas().keys.filter((key) => key.own);
  }

  /** Waits until so many keys have been made. */
  async keysMade(count: number) {
    await this.sandbox.log.waitFor(({ method, path, status }) => method === 'POST' && path.endsWith('/developer_keys') && status === 200 && this.ownKeys().length >= count);
    return this.ownKeys();
  }

  /** Whether the extension's database holds a secret of that purpose, locked or not. */
  async vaultHolds(purpose: string): Promise<boolean> {
    return (await this.chromium.worker()).evaluate(vaultHas, purpose);
  }

  /** How many rules for requests the extension has set for this browser session. */
  async sessionRules(): Promise<number> {
    return (await this.chromium.worker()).evaluate(countSessionRules);
  }

  /** A tab in which these addresses answer with these bodies, whatever their hosts are. */
  async serve(bodies: Readonly<Record<string, string>>): Promise<Page> {
    const page = await this.chromium.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const body = bodies[request.url()];
      void (body === undefined ? request.continue() : request.respond({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${body}` }));
    });
    return page;
  }

  /** Presses a button on Canvas's page of an external tool, which the extension has opened. */
  async pressInTool(name: string): Promise<void> {
    const target = await this.chromium.browser.waitForTarget((one) => one.url().includes('/external_tools/'), { timeout: 15_000 });
    const page = await target.page();
    await page?.bringToFront();
    await page?.locator(`aria/${name}[role="button"]`).click();
  }

  /** The secret of one key, as the sandbox made it. */
  secretOf(clientId: string): string {
    return this.sandbox.canaries().find(({ what }) => what.includes(clientId))?.value ?? '';
  }

  /** An admin who is signed in, on any page of the Canvas. */
  async signIn(who: 'admin' | 'teacher' | 'subadmin' = 'admin', path = '/accounts/1'): Promise<CanvasPage> {
    const page = new CanvasPage(await this.chromium.browser.newPage(), this.origin);
    await page.signIn(who);
    await page.goTo(path);
    return page;
  }

  /** The guide at step `key` of this Canvas, begun anew. Somebody must be signed in there. */
  async openKeyStep(): Promise<GuidePage> {
    const guide = await this.openGuide({ granted: [this.origin] });
    await guide.startOver();
    await this.chromium.grant(this.origin);
    await guide.openStep('step_canvas');
    await guide.confirmCanvas(this.origin, this.host);
    await guide.goOn('step_key');
    return guide;
  }

  /**
   * Closes every tab but the first, which shows nothing. By the browser's own tabs: puppeteer asks each page
   * first, and waits for ever for one that is on its way out.
   */
  async closeTabs(): Promise<void> {
    // A worker that has just started does not know of tabs yet, and nothing is open then.
    if (this.chromium.browser.targets().filter((target) => target.type() === 'page').length > 1) await (await this.chromium.worker()).evaluate(closeAllButTheFirst);
  }

  /** The guide in a tab, with both sites granted as the browser's prompt would. */
  async openGuide({ granted = [INTELLIBOARD, this.origin] }: { granted?: string[] } = {}): Promise<GuidePage> {
    await this.chromium.grant(...granted);
    return this.reopenGuide();
  }

  async reopenGuide(page: Page | null = null): Promise<GuidePage> {
    const opened = page ?? (await this.chromium.openOwnPage('options.html'));
    await opened.waitForSelector('h2');
    return new GuidePage(opened);
  }

  /** Closes the browser as its user would, and opens it again on the same profile. */
  async restartBrowser(): Promise<void> {
    const { profile } = this.chromium;
    await this.chromium.close();
    this.chromium = await Chromium.launch({ sandbox: this.sandbox, profile });
  }

  /** Where secrets show that must not: everything the extension keeps, says and shows. Call with pages open. */
  async leaks(): Promise<string[]> {
    return findCanaries(this.sandbox.canaries(), [...(await ownTraces(this.chromium)), ...(await ownPages(this.chromium))]);
  }

  /**
   * Closes all and answers where secrets lie in the profile's folder on the disk. Call for a world with a
   * profile of its own. The run's id, which is stored in the open, must be found: else the search is blind.
   */
  async closeAndSearchProfile(): Promise<string[]> {
    const canaries = this.sandbox.canaries();
    const runId = await (await this.chromium.worker()).evaluate(storedRunId);
    const { profile } = this.chromium;
    await this.chromium.browser.close();
    const files = profileFiles(profile);
    if (findCanaries([{ what: 'control', value: runId, foreign: false }], files).length === 0) throw new Error('the search of the profile is blind');
    const found = findCanaries(canaries, files);
    removeFolder(profile);
    await this.sandbox.close();
    return found;
  }

  async close(): Promise<void> {
    await this.chromium.close().catch(() => undefined);
    await this.sandbox.close();
  }
}

/** A secret can be read only while its data key is in the session's memory. */
async function vaultHas(purpose: string): Promise<boolean> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<Record<string, unknown>> } } } };
  return Object.keys(await chrome.storage.session.get(null)).some((key) => key.startsWith('vault:') && key.includes(purpose));
}

async function closeAllButTheFirst(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { tabs: { query(filter: object): Promise<{ id: number }[]>; remove(ids: number[]): Promise<void> } } };
  const [, ...others] = (await chrome.tabs.query({})).sort((a, b) => a.id - b.id);
  await chrome.tabs.remove(others.map(({ id }) => id));
}

async function storedRunId(): Promise<string> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<{ connections: { current: string } }> } } } };
  return (await chrome.storage.local.get('connections')).connections.current;
}

function countSessionRules(): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: { declarativeNetRequest: { getSessionRules(): Promise<unknown[]> } } };
  return chrome.declarativeNetRequest.getSessionRules().then(({ length }) => length);
}
