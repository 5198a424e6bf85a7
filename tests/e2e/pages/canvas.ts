import type { Page } from 'puppeteer';

const PEOPLE = {
  admin: ['admin@fernwood.edu', 'sandbox-admin'],
  teacher: ['teacher@fernwood.edu', 'sandbox-teacher'],
  subadmin: ['subadmin@fernwood.edu', 'sandbox-subadmin'],
} as const;

/** Canvas, as a person uses it. */
export class CanvasPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {}

  async signIn(who: keyof typeof PEOPLE = 'admin'): Promise<void> {
    const [email, password] = PEOPLE[who];
    await this.page.goto(`${this.origin}/login`);
    // By role, since Firefox finds the label by that name as well; a password has no role to be found by.
    await this.page.locator('aria/Email[role="textbox"]').fill(email);
    await this.page.locator('input[type="password"]').fill(password);
    await Promise.all([this.page.waitForNavigation(), this.page.locator('aria/Log In[role="button"]').click()]);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }

  /** The row of a key on Canvas's own page, as text; waits until it shows. */
  async keyRow(clientId: string): Promise<string> {
    const row = await this.page.waitForSelector(`::-p-xpath(//*[@data-testid="developer-key-id"][normalize-space()="${clientId}"]/ancestor::tr)`);
    return (await row?.evaluate((element) => (element as HTMLElement).innerText)) ?? '';
  }
}
