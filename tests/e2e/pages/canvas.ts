import type { Page } from 'puppeteer';

const PEOPLE = {
  admin: ['admin@fernwood.edu', 'sandbox-admin'],
  teacher: ['teacher@fernwood.edu', 'sandbox-teacher'],
  subadmin: ['subadmin@fernwood.edu', 'sandbox-subadmin'],
} as const;

const NAME_FIELD = 'input[name="developer_key[name]"]';

/** Canvas, as a person uses it, whatever its generation and language. */
export class CanvasPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    // [A'] and 2024 ask by the browser's own dialog whether a key's state is to be changed.
    page.on('dialog', (dialog) => void dialog.accept());
  }

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

  /** The Developer Keys page, with its rows drawn. Loaded anew, also where only the hash would differ. */
  async openKeys(hash = ''): Promise<void> {
    await this.page.goto('about:blank');
    await this.goTo(`/accounts/1/developer_keys${hash}`);
    await this.page.waitForSelector('table[data-automation="devKeyAdminTable"] tbody tr');
  }

  /** The row of a key on Canvas's own page, as text; waits until it shows. */
  async keyRow(clientId: string): Promise<string> {
    const row = await this.#row(clientId);
    return row.evaluate((element) => (element as HTMLElement).innerText);
  }

  /** What the page holds. It may be loading anew at this moment, to show a change. */
  async html(): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.page.content();
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.waitForSelector('#reactContent');
      }
    }
  }

  async formIsOpen(): Promise<void> {
    await this.page.waitForSelector(NAME_FIELD);
  }

  async formIsGone(): Promise<void> {
    await this.page.waitForFunction((field) => document.querySelector(field) === null && location.hash !== '#api_key_modal_opened', {}, NAME_FIELD);
  }

  /** The last button of the form: "Save" in any language, with an id or without. */
  async pressSave(): Promise<void> {
    await this.#pressInForm(-1);
  }

  async pressCancel(): Promise<void> {
    await this.#pressInForm(-2);
  }

  /** Opens the popover of a row: the only button in the cell of the client id. */
  async showKey(clientId: string): Promise<void> {
    const button = await (await this.#row(clientId)).$('td:nth-child(3) button');
    if (button === null) throw new Error(`no button to show the key ${clientId}`);
    await button.click();
    await this.page.waitForFunction(() => [...document.querySelectorAll('[role=dialog] *')].some((one) => /^[A-Za-z0-9]{5,64}(\.\.\.)?$/.test(one.textContent?.trim() ?? '') && one.childElementCount === 0 && (one.textContent?.trim().length ?? 0) >= 8));
  }

  /** "Regenerate Secret" and its confirmation, up to the dialog with the new one. */
  async regenerateByHand(clientId: string): Promise<void> {
    const button = await (await this.#row(clientId)).$('[data-testid="regenerate-secret"]');
    await button?.click();
    await this.page.waitForSelector('[role=dialog] button');
    await this.#pressLastInDialog();
    await this.page.waitForSelector('[role=dialog] input[readonly]');
  }

  /** Turns a key ON or OFF by Canvas's own switch, and confirms. */
  async pressSwitch(clientId: string): Promise<void> {
    const control = await (await this.#row(clientId)).$(`input[name="${clientId}"]`);
    await control?.evaluate((input) => (input).click());
    const buttons = await this.page.waitForSelector('[role=dialog] button', { timeout: 2_000 }).catch(() => null);
    if (buttons !== null) await this.#pressLastInDialog();
  }

  /** What goes on is the last button, in any language. */
  async #pressLastInDialog(): Promise<void> {
    await this.page.$$eval('[role=dialog] button', (all) => (all.at(-1) as HTMLElement | undefined)?.click());
  }

  async #pressInForm(at: number): Promise<void> {
    await this.formIsOpen();
    await this.page.evaluate(
      (field, place) => {
        const dialog = document.querySelector(field)?.closest('[role=dialog]');
        const buttons = [...(dialog?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) => button.closest('form') === null);
        buttons.at(place)?.click();
      },
      NAME_FIELD,
      at,
    );
  }

  async #row(clientId: string) {
    const row = await this.page.waitForSelector(`::-p-xpath(//table[@data-automation="devKeyAdminTable"]//tr[.//*[normalize-space(text())="${clientId}"]])`);
    if (row === null) throw new Error(`Canvas does not show the key ${clientId}`);
    return row;
  }
}
