import type { ElementHandle, Page } from 'puppeteer';
import { ACCOUNT, CANVAS_FORM } from '../../sandbox/intelliboard/site/account-pages';
import type { Language } from '../../sandbox/intelliboard/site/variants';
import { WORDS } from '../../sandbox/intelliboard/site/words';
import type { World } from '../support/world';

/** IntelliBoard's own web site, as a person uses it, whatever its build and language. */
export class IntelliBoardPage {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  /** The tab that the extension has opened. */
  static async opened(world: World, language: Language): Promise<IntelliBoardPage> {
    const target = await world.chromium.browser.waitForTarget((one) => one.url().startsWith('https://next.intelliboard.net/'), { timeout: 15_000 });
    const page = await target.page();
    if (page === null) throw new Error('no page');
    return new IntelliBoardPage(page, language);
  }

  get #words() {
    return WORDS[this.language].form;
  }

  async signIn(): Promise<void> {
    await this.page.bringToFront();
    await this.page.locator('#email').fill(ACCOUNT.email);
    await this.page.locator('#password').fill(ACCOUNT.password);
    await Promise.all([this.page.waitForNavigation(), this.page.locator('button.primary').click()]);
  }

  /** From the list of integrations to Canvas's form, as the article says. */
  async pressConnect(): Promise<void> {
    await this.page.bringToFront();
    await this.page.locator(`a[href="${CANVAS_FORM}"]`).click();
    await this.formIsThere();
  }

  async formIsThere(): Promise<void> {
    await this.page.waitForSelector('main input:not([type=hidden])', { visible: true });
  }

  /** "Next" of the wizard. */
  async pressNext(): Promise<void> {
    await Promise.all([this.page.waitForNavigation(), this.#press(this.#words.next)]);
  }

  /** "Continue": stores the form, and the checks begin. */
  async pressContinue(): Promise<void> {
    await this.#press(this.#words.continue);
  }

  /** Waits until IntelliBoard offers to authorise, which it does when its marks are green. */
  async marksAreGreen(): Promise<void> {
    await this.page.waitForSelector('a[href*="/authorize"]', { visible: true });
  }

  async marksAreRed(): Promise<void> {
    await this.page.waitForFunction((text) => document.body.innerText.includes(text), { polling: 100 }, WORDS[this.language].checks.summaryFail);
  }

  /** What stands in the fields of the page in view. */
  async values(): Promise<string[]> {
    return this.page.$$eval('input', (fields) => fields.map(({ value }) => value));
  }

  /** Into a field, by its label. */
  async clickInto(label: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.locator(`::-p-xpath(//main//label[starts-with(normalize-space(), "${label}")])`).click();
  }

  async field(selector: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  }

  /** A page of the site, in the same tab. */
  async open(url: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.goto(url);
    await this.page.waitForSelector('main button, main input[type=submit]');
  }

  /** A button by its words. Whatever it leads to has been answered afterwards. */
  async pressText(text: string): Promise<void> {
    await this.#press(text);
    await this.page.waitForNetworkIdle({ idleTime: 300 });
  }

  async #press(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.locator(`::-p-xpath(//button[normalize-space()="${text}"] | //input[@type="submit" and @value="${text}"])`).click();
  }
}
