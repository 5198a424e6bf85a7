import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import type { Sandbox } from '../../sandbox/index';
import { startConnectProxy, type ConnectProxy } from './connect-proxy';

export const BUILT_FOR_FIREFOX = fileURLToPath(new URL('../../../.output/firefox-mv3', import.meta.url));

/** The address of the extension's pages, which Firefox would otherwise draw anew for every profile. */
const UUID = '8d1f5c3e-7a52-4c0b-9b7e-2f6d0c4a1e95';

export interface FirefoxOptions {
  /** Its hosts are the only ones that this Firefox reaches. */
  readonly sandbox: Pick<Sandbox, 'port' | 'hosts'>;
  readonly extension?: string;
  readonly headless?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** After how long without events Firefox stops the background page; 30 s of its own accord. */
  readonly idleTimeoutMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A Firefox with the production extension in it, in a throw-away profile. */
export class Firefox {
  private constructor(
    readonly browser: Browser,
    private readonly proxy: ConnectProxy,
  ) {}

  static async launch({ sandbox, extension = BUILT_FOR_FIREFOX, headless = true, width = 1280, height = 860, idleTimeoutMs, env }: FirefoxOptions): Promise<Firefox> {
    const proxy = await startConnectProxy(sandbox.port, sandbox.hosts);
    try {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH || '/usr/bin/firefox-esr',
        headless,
        acceptInsecureCerts: true,
        defaultViewport: headless ? { width, height } : null,
        args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
        extraPrefsFirefox: preferences(addOnId(extension), proxy.port, idleTimeoutMs),
        ...(env && { env: { ...process.env, ...env } }),
      });
      await browser.installExtension(extension).catch(async (error: unknown) => {
        await browser.close();
        throw error;
      });
      return new Firefox(browser, proxy);
    } catch (error) {
      await proxy.close();
      throw error;
    }
  }

  url(path: string): string {
    return `moz-extension://${UUID}/${path}`;
  }

  /** Opens one of the extension's own pages in a tab and waits until `selector` shows. */
  async openOwnPage(path: string, selector: string): Promise<Page> {
    const page = await this.browser.newPage();
    // Firefox never tells that such a page has loaded, so the call is let go and its outcome looked for.
    page.goto(this.url(path)).catch(() => undefined);
    await page.waitForSelector(selector);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.proxy.close();
  }
}

function preferences(id: string, proxyPort: number, idleTimeoutMs: number | undefined): Record<string, string | number | boolean> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    // Nobody is there to press Firefox's own prompt; the request still needs the click.
    'extensions.webextOptionalPermissionPrompts': false,
    ...(idleTimeoutMs !== undefined && { 'extensions.background.idle.timeout': idleTimeoutMs }),
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'intl.accept_languages': 'en-US',
  };
}

function addOnId(extension: string): string {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as { browser_specific_settings?: { gecko?: { id?: string } } };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} names no Firefox add-on id`);
  return id;
}
