import type { ElementHandle, Page } from 'puppeteer';
import type messages from '../../../public/_locales/en/messages.json';
import { words } from './words';

type MessageKey = keyof typeof messages;

/** The guide, as a person uses it: buttons and fields by their names, what it says by its words. */
export class GuidePage {
  constructor(readonly page: Page) {}

  /** Presses the button with these words, once it is there and can be pressed. */
  async press(key: MessageKey, ...substitutions: string[]): Promise<void> {
    await this.pressText(words(key, ...substitutions));
  }

  async pressText(name: string): Promise<void> {
    await this.#comeToFront();
    await this.page
      .locator(named(name, 'button'))
      .click()
      .catch(async (cause: unknown) => {
        throw new Error(`the button "${name}" cannot be pressed. The guide says:\n${await this.text()}`, { cause });
      });
  }

  /** Opens whatever is folded. */
  async unfold(): Promise<void> {
    await this.page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  }

  /** Opens what is folded behind this title, as a person does; anew, if it is open already. */
  async openPart(title: MessageKey): Promise<void> {
    await this.#comeToFront();
    const summary = `//summary[normalize-space()=${quoted(words(title))}]`;
    if ((await this.page.$(`::-p-xpath(//details[@open]${summary})`)) !== null) await this.page.locator(`::-p-xpath(${summary})`).click();
    await this.page.locator(`::-p-xpath(//details[not(@open)]${summary})`).click();
  }

  /** The extension may have brought Canvas to the front; a tab behind it draws nothing that could be pressed. */
  async #comeToFront(): Promise<void> {
    if (this.page.url().includes('/options.html')) await this.page.bringToFront();
  }

  /** The same inside the question that is open. */
  async pressInDialog(key: MessageKey): Promise<void> {
    await this.page.locator(`dialog[open] ::-p-aria(${words(key)}[role="button"])`).click();
  }

  async canPress(key: MessageKey, ...substitutions: string[]): Promise<boolean> {
    return (await this.page.$(named(words(key, ...substitutions), 'button'))) !== null;
  }

  /** Replaces what stands in a field. */
  async fill(key: MessageKey, text: string): Promise<void> {
    await this.#comeToFront();
    await this.page.locator(named(words(key), 'textbox')).fill(text);
  }

  /** Replaces what stands in a field for secrets, which has no role of its own. */
  async fillSecret(key: MessageKey, text: string): Promise<void> {
    const field = await this.field(key);
    await field.evaluate((input) => input.select());
    await field.type(text);
  }

  /** Ticks a box, if it is not ticked yet. */
  async tick(key: MessageKey, ...substitutions: string[]): Promise<void> {
    await this.#comeToFront();
    const name = words(key, ...substitutions);
    const box = await this.page.waitForSelector(named(name, 'checkbox'));
    const isTicked = () => box?.evaluate((element) => (element as HTMLInputElement).checked);
    if ((await isTicked()) === false) await box?.click();
    if ((await isTicked()) !== true) throw new Error(`"${name}" cannot be ticked`);
  }

  /** Takes the tick from a box. */
  async untick(key: MessageKey, ...substitutions: string[]): Promise<void> {
    await this.#comeToFront();
    const box = await this.page.waitForSelector(named(words(key, ...substitutions), 'checkbox'));
    if ((await box?.evaluate((element) => (element as HTMLInputElement).checked)) === true) await box?.click();
  }

  /** Removes the connection in view, after what is to go besides was ticked. */
  async removeConnection(): Promise<void> {
    await this.press('remove_button');
    await this.pressInDialog('remove_button');
  }

  async canTick(key: MessageKey): Promise<boolean> {
    return (await this.page.$(named(words(key), 'checkbox'))) !== null;
  }

  async field(key: MessageKey): Promise<ElementHandle<HTMLInputElement>> {
    const label = await this.page.waitForSelector(`::-p-xpath(//label[normalize-space()=${quoted(words(key))}])`);
    const id = await label?.evaluate((element) => (element as HTMLLabelElement).htmlFor);
    const field = await this.page.waitForSelector(`[id="${id}"]`);
    if (field === null) throw new Error(`no field named ${words(key)}`);
    return field as ElementHandle<HTMLInputElement>;
  }

  async choose(key: MessageKey, value: string): Promise<void> {
    const field = await this.field(key);
    await field.waitForSelector(`option[value="${value}"]`);
    await field.select(value);
  }

  /** Waits until the guide says this. */
  async says(key: MessageKey, ...substitutions: string[]): Promise<void> {
    await this.saysText(words(key, ...substitutions));
  }

  async saysText(text: string, limitMs = 30_000): Promise<void> {
    // By the clock, since a tab in the background has no frames to look at.
    await this.page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { timeout: limitMs, polling: 100 }, text).catch(async () => {
      throw new Error(`the guide does not say "${text}". It says:\n${await this.text()}`);
    });
  }

  async text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText);
  }

  /** The heading of the step in view. */
  async step(): Promise<string> {
    return this.page.$eval('h2', (heading) => heading.innerText);
  }

  /** Names and values in view, such as what is going to be made. */
  async facts(): Promise<Readonly<Record<string, string>>> {
    return this.page.$$eval('dl.facts > div', (rows) => Object.fromEntries(rows.map((row) => [(row.querySelector('dt') as HTMLElement).innerText.trim(), (row.querySelector('dd') as HTMLElement).innerText.trim()])));
  }

  /** A group of controls by the beginning of its legend: what it says of itself, and its options in their order. */
  async group(legend: string): Promise<{ readonly isRequired: boolean; readonly hint: string; readonly options: readonly (readonly [string, string])[]; readonly ticked: readonly string[] }> {
    const group = await this.page.waitForSelector(groupOf(legend));
    if (group === null) throw new Error(`no group ${legend}`);
    return group.evaluate((fieldset, required) => {
      const text = (element: Element | null | undefined) => (element as HTMLElement | null | undefined)?.innerText.trim() ?? '';
      const fields = [...fieldset.querySelectorAll('.check-field')];
      return {
        isRequired: text(fieldset.querySelector('.legend-note')) === required,
        hint: text(fieldset.querySelector(':scope > .field-hint')),
        options: fields.map((field) => [text(field.querySelector('label')), text(field.querySelector('.field-hint'))] as const),
        ticked: fields.filter((field) => field.querySelector('input')?.checked === true).map((field) => text(field.querySelector('label'))),
      };
    }, words('group_required'));
  }

  /** Presses a box of such a group, whether it is ticked or not. */
  async toggleIn(legend: string, option: string): Promise<void> {
    await this.#comeToFront();
    await this.page.locator(`${groupOf(legend).slice(0, -1)}//label[normalize-space()=${quoted(option)}])`).click();
  }

  /** Goes on to the step of that name by the button at the end of the present one. */
  async goOn(to: MessageKey): Promise<void> {
    await this.#comeToFront();
    const name = words(to);
    await this.page.locator(`::-p-xpath(//button[normalize-space()=${quoted(words('step_next', name))} or normalize-space()=${quoted(words('step_skip', name))} or normalize-space()=${quoted(words('step_go', name))}])`).click();
    await this.page.waitForFunction((wanted) => document.querySelector('h2')?.innerText === wanted, {}, name);
  }

  /** Chooses the connection to that Canvas among several, in the tab. */
  async showConnection(host: string): Promise<void> {
    await this.#comeToFront();
    await this.page.locator(`::-p-xpath(//nav//li[contains(., ${quoted(host)})]//button)`).click();
    await this.page.waitForFunction((wanted) => document.querySelector('.route')?.textContent?.includes(wanted), { polling: 100 }, host);
  }

  /** Any step, from the list of all of them. */
  async openStep(to: MessageKey): Promise<void> {
    await this.#comeToFront();
    const name = words(to);
    await this.unfold();
    await this.page.locator(`::-p-xpath(//nav//button[.//*[normalize-space()=${quoted(name)}]])`).click();
    await this.page.waitForFunction((wanted) => document.querySelector('h2')?.innerText === wanted, {}, name);
  }

  // ---- the steps, in the words of the task ----

  /** Step account: the permission must have been granted, then the token is pasted. */
  async connectIntelliBoard(token: string): Promise<void> {
    await this.press('allow_button', 'next.intelliboard.net');
    await this.fillSecret('account_token_label', token);
    await this.press('account_token_button');
    await this.says('account_done', 'Fernwood University');
  }

  /** Step canvas: a typed address, whose site was granted. */
  async confirmCanvas(address: string, host: string): Promise<void> {
    await this.typeCanvas(address);
    await this.press('allow_button', host);
    await this.says('canvas_done', 'Fernwood University');
  }

  async typeCanvas(address: string): Promise<void> {
    await this.unfold();
    await this.fill('canvas_address_label', address);
    await this.press('canvas_address_button');
    await this.says('canvas_candidate_title');
  }

  /** Forgets all that was done, and begins with the first step. */
  async startOver(): Promise<void> {
    await this.press('start_over');
    await this.pressInDialog('start_over');
    await this.page.waitForFunction((wanted) => document.querySelector('h2')?.innerText === wanted, {}, words('step_account'));
  }

  async chooseKeyWay(way: 'create' | 'form' | 'existing' | 'paste'): Promise<void> {
    const name = way === 'create' ? `${words('key_way_create')} ${words('key_way_create_badge')}` : words(`key_way_${way}`);
    await this.#chooseRadio(name);
  }

  async chooseDataWorld(source: 'dap' | 'flat_files'): Promise<void> {
    await this.#chooseRadio(words(`data_world_${source}`));
  }

  /** The fifteen scopes, once Canvas has said what it makes of them. */
  async enforceScopes(): Promise<void> {
    await this.#chooseRadio(words('key_scopes_on', '15'));
    await this.says('key_scopes_report_all', '15');
  }

  async #chooseRadio(name: string): Promise<void> {
    await this.#comeToFront();
    await this.page.locator(named(name, 'radio')).click();
    await this.page.waitForFunction((wanted) => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].some((radio) => radio.labels?.[0]?.innerText.replace(/\s+/g, ' ').trim() === wanted), {}, name);
  }

  async pasteKey(clientId: string, secret: string): Promise<void> {
    await this.fill('key_paste_id_label', clientId);
    await this.fillSecret('key_paste_secret_label', secret);
    await this.press('key_paste_button');
  }

  /** Step key: waits for the evidence. */
  async createKey(): Promise<void> {
    await this.press('key_create');
    await this.says('key_done');
  }

  async confirmDetails(category: string): Promise<void> {
    await this.choose('details_category_label', category);
    await this.press('details_confirm');
    await this.says('details_done');
  }

  /** Form road: has IntelliBoard's page looked at, and waits for what would go where. */
  async lookAtForm(): Promise<void> {
    const before = await this.#lookedAt();
    await this.press('form_road_look');
    await this.page.waitForFunction((marked) => document.querySelector('.form-fields')?.id !== marked && document.querySelector('.form-fields') !== null, { polling: 100 }, before);
  }

  /** Form road: has everything filled that was found, and waits until each field says that it holds its value. */
  async fillForm(): Promise<void> {
    await this.press('form_road_fill');
    const waiting = words('connection_standing_will_fill');
    await this.page.waitForFunction((text) => !document.querySelector('.form-fields')?.textContent?.includes(text), { polling: 100 }, waiting).catch(async () => {
      throw new Error(`not everything was filled. The guide says:\n${await this.text()}`);
    });
  }

  /** Marks the list of fields that is in view, so that the next one can be told from it. */
  async #lookedAt(): Promise<string> {
    return this.page.evaluate(() => {
      const list = document.querySelector('.form-fields');
      if (list !== null) list.id = 'looked-at';
      return 'looked-at';
    });
  }

  /** Steps filters and roles: some instead of all. `all`: the name of the radio button beside it. */
  async chooseThese(all: 'accounts_all' | 'terms_all'): Promise<void> {
    await this.#comeToFront();
    const these = words(all === 'accounts_all' ? 'accounts_these' : 'terms_these');
    await this.page.locator(`::-p-xpath(//fieldset[.//label[normalize-space()=${quoted(words(all))}]]//label[normalize-space()=${quoted(these)}])`).click();
  }

  /** Searches the tree, and answers how many ms pass from the last letter until it shows what was found. */
  async searchAccounts(text: string): Promise<number> {
    await this.#comeToFront();
    await this.page.locator(named(words('accounts_search'), 'searchbox')).fill(text);
    return this.page.evaluate(async (wanted) => {
      const began = performance.now();
      const isShown = () => [...document.querySelectorAll('[role="treeitem"]')].some((row) => row.textContent?.startsWith(wanted));
      while (!isShown()) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - began;
    }, text);
  }

  async rowsInTree(): Promise<number> {
    return (await this.page.$$('[role="treeitem"]')).length;
  }

  async toggleAccount(name: string): Promise<void> {
    await this.page.locator(`::-p-xpath(//*[@role="treeitem"][.//span[normalize-space()=${quoted(name)}]])`).click();
  }

  /** Form road of filters and roles: has IntelliBoard's page looked at, and waits for what it shows. */
  async lookAtLists(by: 'lists_look' | 'lists_check'): Promise<void> {
    const before = await this.#lookedAt();
    await this.press(by);
    await this.page.waitForFunction((marked) => document.querySelector('.form-fields')?.id !== marked && document.querySelector('.form-fields') !== null, { polling: 100 }, before);
  }

  /** Has everything chosen that the page has and that is not right yet, where there is anything. */
  async fillLists(): Promise<void> {
    if (!(await this.text()).includes(words('list_standing_will_fill'))) return;
    await this.press('lists_fill');
    await this.#listsAreFilled();
  }

  async #listsAreFilled(): Promise<void> {
    await this.page.waitForFunction((waiting) => document.querySelector('.form-fields') !== null && !document.querySelector('.form-fields')?.textContent?.includes(waiting), { polling: 100 }, words('list_standing_will_fill')).catch(async () => {
      throw new Error(`not everything was chosen. The guide says:\n${await this.text()}`);
    });
  }

  async send(): Promise<void> {
    await this.press('send_button');
    await this.says('send_done');
  }
}

function named(name: string, role: string): string {
  return `aria/${name}[role="${role}"]`;
}

function groupOf(legend: string): string {
  return `::-p-xpath(//fieldset[starts-with(normalize-space(legend), ${quoted(`${legend} `)})])`;
}

/** A string in XPath, whatever quotes it holds. */
function quoted(text: string): string {
  return text.includes('"') ? `concat(${text.split('"').map((part) => `"${part}"`).join(`, '"', `)})` : `"${text}"`;
}
