import type { ElementHandle, Page } from 'puppeteer';
import { WORDS } from '../../sandbox/dap/identity/words';
import type { Language } from '../../sandbox/dap/state';
import type { World } from '../support/world';

/** Instructure's identity site, as a person uses it, whatever its build and language. */
export class IdentityPage {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  /** The tab that the extension has opened. */
  static async opened(world: World, language: Language = 'en'): Promise<IdentityPage> {
    const target = await world.chromium.browser.waitForTarget((one) => one.url().startsWith('https://identity.instructure.com/'), { timeout: 15_000 });
    const page = await target.page();
    if (page === null) throw new Error('no page');
    return new IdentityPage(page, language);
  }

  get #words() {
    return WORDS[this.language];
  }

  /** From the institution to the list of keys. */
  async signIn(domain: string): Promise<void> {
    const { login, canvas, authorize, keys } = this.#words;
    await this.page.bringToFront();
    await this.page.locator(`aria/${login.domain}[role="textbox"]`).fill(domain);
    await this.#press(login.next);
    await this.#press(canvas.button);
    await this.#press(authorize.accept);
    await this.page.waitForSelector(named(keys.add));
  }

  /** "Add New Key", with the code from the e-mail; the credentials are not revealed yet. */
  async makeKey(world: World): Promise<void> {
    const { keys, expiries, types, verify, made } = this.#words;
    await this.#press(keys.add);
    await this.page.locator(`aria/${keys.name}[role="textbox"]`).fill('IntelliBoard');
    await this.#choose(keys.scope, 'Canvas Data 2');
    await this.#choose(keys.expiry, expiries['1-year']);
    await this.#choose(keys.type, types.institutional);
    await this.#press(keys.save);
    const { emailCode } = world.sandbox.identity.inspect();
    await this.page.locator(`aria/${verify.code}[role="textbox"]`).fill(emailCode);
    await this.#press(verify.button);
    await this.page.waitForSelector(named(made.reveal));
  }

  async reveal(): Promise<void> {
    await this.page.bringToFront();
    await this.#press(this.#words.made.reveal);
  }

  /** Selects what stands in the part of the page with this text, as a mouse does. */
  async select(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.waitForFunction(
      (wanted) => {
        for (const element of [...document.querySelectorAll('*')].reverse()) {
          if ((element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.value === wanted) {
            element.focus();
            element.select();
            return true;
          }
          if (element.textContent === wanted) {
            getSelection()?.selectAllChildren(element);
            return true;
          }
        }
        return false;
      },
      { polling: 100 },
      text,
    );
  }

  async #press(name: string): Promise<void> {
    await this.page.locator(named(name)).click();
  }

  /** One of a list, a row of radio buttons or a drop-down of the build's own. */
  async #choose(label: string, option: string): Promise<void> {
    const combo = `aria/${label}[role="combobox"]`;
    const radio = `aria/${option}[role="radio"]`;
    const found = (await this.page.waitForSelector(`::-p-xpath(//select | //input[@type="radio"] | //*[@role="combobox"])`)) as ElementHandle<HTMLElement> | null;
    const kind = await found?.evaluate((element) => (element instanceof HTMLInputElement ? 'radio' : element.tagName));
    if (kind === 'radio') return void (await this.page.locator(radio).click());
    const control = (await this.page.waitForSelector(kind === 'SELECT' ? combo : `::-p-xpath(//*[@role="combobox"][contains(@aria-labelledby, //span[normalize-space()="${label}"]/@id)])`)) as ElementHandle<HTMLElement> | null;
    if (control === null) throw new Error(`no control named ${label}`);
    if (kind === 'SELECT') {
      const value = await control.evaluate((list, text) => [...(list as HTMLSelectElement).options].find((one) => one.text === text)?.value ?? '', option);
      await (control as unknown as ElementHandle<HTMLSelectElement>).select(value);
      return;
    }
    await control.click();
    await this.page.locator(`aria/${option}[role="option"]`).click();
  }
}

/** A button, or a link that looks like one. */
function named(name: string): string {
  return `::-p-xpath(//*[self::button or self::a][normalize-space()="${name}"])`;
}
