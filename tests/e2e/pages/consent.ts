import type { Page } from 'puppeteer';
import type { World } from '../support/world';

const PEOPLE = { admin: ['admin@fernwood.edu', 'sandbox-admin'], subadmin: ['subadmin@fernwood.edu', 'sandbox-subadmin'] } as const;

/** Canvas's pages of the consent, as a person uses them, in the tab that the extension or IntelliBoard has opened. */
export class ConsentPage {
  private constructor(readonly page: Page) {}

  static async opened(world: World): Promise<ConsentPage> {
    const target = await world.chromium.browser.waitForTarget((one) => one.type() === 'page' && one.url().startsWith(`${world.origin}/login`), { timeout: 15_000 });
    const page = await target.page();
    if (page === null) throw new Error('no page');
    return new ConsentPage(page);
  }

  /** "Authorize", and what IntelliBoard says then. Answers OAuth's values in the address that Canvas leads back to. */
  async authorize(): Promise<{ readonly code: string; readonly state: string }> {
    await this.#press('Authorize');
    const back = new URL(this.page.url()).searchParams;
    return { code: back.get('code') ?? '', state: back.get('state') ?? '' };
  }

  async cancel(): Promise<void> {
    await this.#press('Cancel');
  }

  /** Canvas asks who it is first, and then whether IntelliBoard may. */
  async signIn(who: keyof typeof PEOPLE): Promise<void> {
    const [email, password] = PEOPLE[who];
    await this.page.bringToFront();
    await this.page.locator('aria/Email[role="textbox"]').fill(email);
    await this.page.locator('input[type="password"]').fill(password);
    await Promise.all([this.page.waitForNavigation(), this.page.locator('aria/Log In[role="button"]').click()]);
  }

  /** Waits for Canvas's question. */
  async isThere(): Promise<void> {
    await this.page.bringToFront();
    // A single sign-on, or the sign-in before it, may still be on the way here.
    await this.page.waitForFunction(() => location.pathname === '/login/oauth2/confirm' && document.readyState === 'complete', { polling: 100 });
  }

  async #press(name: string): Promise<void> {
    await this.isThere();
    const role = name === 'Cancel' ? 'link' : 'button';
    const pressed = this.page.waitForSelector(`aria/${name}[role="${role}"]`);
    // Not by the mouse: another tab may come to the front meanwhile, and one behind it draws nothing to be hit.
    await Promise.all([this.page.waitForNavigation(), pressed.then((element) => element?.evaluate((one) => (one as HTMLElement).click()))]);
  }
}
