import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Extension, type Page, type Target, type WebWorker } from 'puppeteer';
import type { Sandbox } from '../../sandbox/index';

export const BUILT = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

export interface Options {
  readonly sandbox: Pick<Sandbox, 'hostRules' | 'spki'> | null;
  /** Kept after closing; a throw-away one is made and removed otherwise. */
  readonly profile?: string;
  readonly headless?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** More environment of the browser, for a display say. */
  readonly env?: Record<string, string>;
}

/** What a test may see of the extension's own life. */
export interface ConsoleLine {
  readonly where: string;
  readonly text: string;
}

/** A Chromium with the production extension in it. */
export class Chromium {
  /** Everything any page or worker has printed; tests search it for secrets. */
  readonly console: ConsoleLine[] = [];

  private constructor(
    readonly browser: Browser,
    readonly extension: Extension,
    readonly profile: string,
    private readonly keepsProfile: boolean,
  ) {}

  static async launch({ sandbox, profile, headless = true, width = 1280, height = 860, env }: Options): Promise<Chromium> {
    const folder = profile ?? mkdtempSync(join(tmpdir(), 'connect-profile-'));
    const browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      headless,
      pipe: true,
      userDataDir: folder,
      enableExtensions: true,
      defaultViewport: headless ? { width, height } : null,
      ...(env && { env: { ...process.env, ...env } }),
      args: [
        `--window-size=${width},${height}`,
        // Installing by puppeteer would take granted sites away at each start; this keeps them.
        `--load-extension=${BUILT}`,
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
        '--no-first-run',
        '--no-default-browser-check',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--lang=en-US',
        '--force-color-profile=srgb',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...(sandbox ? [`--host-resolver-rules=${sandbox.hostRules()}`, `--ignore-certificate-errors-spki-list=${sandbox.spki}`] : []),
      ],
    });
    await browser.waitForTarget((target) => target.type() === 'service_worker', { timeout: 20_000 });
    const [extension] = [...(await browser.extensions()).values()];
    if (extension === undefined) throw new Error('the extension did not load');
    const chromium = new Chromium(browser, extension, folder, profile !== undefined);
    chromium.#listen();
    return chromium;
  }

  url(path: string): string {
    return `chrome-extension://${this.extension.id}/${path}`;
  }

  /** The extension's worker, woken if it sleeps. */
  async worker(): Promise<WebWorker> {
    if (this.#workerTarget() === undefined) await this.#wakeWorker();
    const target = await this.browser.waitForTarget((one) => this.#isWorker(one), { timeout: 15_000 });
    const worker = await target.worker();
    if (worker === null) throw new Error('the worker has gone');
    return worker;
  }

  /** Kills the worker as the browser does, and waits until it is gone. A worker that is not running is as good as killed. */
  async killWorker(): Promise<void> {
    const target = this.#workerTarget();
    if (target === undefined) return;
    const end = Date.now() + 20_000;
    const isGone = () => !this.browser.targets().includes(target);
    while (!isGone()) {
      if (Date.now() > end) throw new Error('the worker lives on');
      // A browser that has much to do may miss it.
      const worker = await target.worker().catch(() => null);
      await worker?.close().catch(() => undefined);
      for (let turn = 0; turn < 100 && !isGone(); turn += 1) await sleep(10);
    }
  }

  /** Presses the toolbar icon on a tab, as a person does (this is what grants `activeTab`), and answers the popup. */
  async pressToolbarIcon(page: Page): Promise<Page> {
    const popup = this.browser.waitForTarget((target) => target.url() === this.url('popup.html'), { timeout: 15_000 });
    await page.bringToFront();
    await page.triggerExtensionAction(this.extension);
    return (await popup).asPage();
  }

  /** Opens one of the extension's own pages in a tab. */
  async openOwnPage(path: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(this.url(path));
    return page;
  }

  /**
   * Says yes to sites beforehand, as the person would in the browser's prompt, which headless browsers do
   * not show: the real click that follows finds the permission granted.
   */
  async grant(...origins: string[]): Promise<void> {
    await this.#developerPrivate('addHostPermission', origins);
  }

  async revoke(origin: string): Promise<void> {
    await this.#developerPrivate('removeHostPermission', [origin]);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.removeThrowAwayProfile();
  }

  removeThrowAwayProfile(): void {
    if (!this.keepsProfile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #developerPrivate(method: 'addHostPermission' | 'removeHostPermission', origins: readonly string[]): Promise<void> {
    if (origins.length === 0) return;
    const page = await this.browser.newPage();
    try {
      await page.goto('chrome://extensions', { waitUntil: 'domcontentloaded' });
      await page.evaluate(
        async (name, id, patterns) => {
          const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: Record<string, (id: string, pattern: string) => Promise<void>> } }).chrome;
          for (const pattern of patterns) await developerPrivate[name]?.(id, pattern);
        },
        method,
        this.extension.id,
        origins.map((origin) => `${origin}/*`),
      );
    } finally {
      await page.close();
    }
  }

  #workerTarget(): Target | undefined {
    return this.browser.targets().find((target) => this.#isWorker(target));
  }

  /** Starts the worker without an event for it; any address of the extension gives the right to do so. */
  async #wakeWorker(): Promise<void> {
    const page = await this.openOwnPage('manifest.json');
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: this.url('') });
    await this.browser.waitForTarget((target) => this.#isWorker(target), { timeout: 15_000 });
    await page.close();
  }

  #isWorker(target: Target): boolean {
    return target.type() === 'service_worker' && target.url().startsWith(this.url(''));
  }

  #listen(): void {
    const watch = async (target: Target) => {
      if (target.type() === 'page') {
        const page = await target.page().catch(() => null);
        page?.on('console', (message) => this.console.push({ where: target.url(), text: message.text() }));
        page?.on('pageerror', (error) => this.console.push({ where: target.url(), text: String(error) }));
      }
      if (target.type() === 'service_worker') {
        const worker = await target.worker().catch(() => null);
        worker?.client.on('Runtime.consoleAPICalled', (event) => this.console.push({ where: 'worker', text: JSON.stringify(event.args) }));
        worker?.client.on('Runtime.exceptionThrown', (event) => this.console.push({ where: 'worker', text: JSON.stringify(event.exceptionDetails) }));
      }
    };
    this.browser.on('targetcreated', (target) => void watch(target));
    for (const target of this.browser.targets()) void watch(target);
  }
}
