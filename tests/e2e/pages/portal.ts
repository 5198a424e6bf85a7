import type { Frame } from 'puppeteer';
import type { World } from '../support/world';

const ORIGIN = 'https://portal.inshosteddata.com';
const CREATE = ['Create Credentials', 'Regenerate Credentials', 'Create New Credentials', 'Regenerate'];

/** The Canvas Data Portal, as a person uses it, in Canvas's frame or in a window of its own, whatever its build. */
export class PortalPage {
  constructor(readonly frame: Frame) {}

  /** The one that is open, wherever. */
  static async opened(world: World): Promise<PortalPage> {
    const end = Date.now() + 15_000;
    for (;;) {
      for (const page of await world.chromium.browser.pages()) {
        const frame = page.frames().find((one) => one.url().startsWith(ORIGIN));
        if (frame === undefined) continue;
        await page.bringToFront();
        await frame.waitForSelector('main', { timeout: 15_000 });
        return new PortalPage(frame);
      }
      if (Date.now() > end) throw new Error('the portal is not open');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async createCredentials(): Promise<void> {
    await this.frame.page().bringToFront();
    await this.frame.locator(`::-p-xpath(//button[${CREATE.map((name) => `normalize-space()="${name}"`).join(' or ')}])`).click();
    // One build asks once more; the others load a new page by now, and this one with its frame is gone.
    const asks = await this.frame.$('::-p-xpath(//button[normalize-space()="Replace"])').catch(() => null);
    await asks?.click();
  }
}
