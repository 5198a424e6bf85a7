import { expect } from 'vitest';
import { PROCESS_WORDS } from '../../sandbox/intelliboard/site/process/words';
import { SECTIONS_OF, type Tab } from '../../sandbox/intelliboard/site/lists/fields';
import { LIST_WORDS } from '../../sandbox/intelliboard/site/lists/words';
import type { Build } from '../../sandbox/intelliboard/site/variants';
import { WORDS } from '../../sandbox/intelliboard/site/words';
import type { GuidePage } from '../pages/guide';
import type { IntelliBoardPage } from '../pages/intelliboard';
import { INTELLIBOARD } from './world';

/** IntelliBoard fills its lists once it has read Canvas, which begins with the consent. */
export async function untilListsAreFilled({ page }: IntelliBoardPage, id: string): Promise<void> {
  await expect.poll(async () => (await page.goto(`${INTELLIBOARD}/connections/${id}/roles`), (await page.content()).includes('Lead Instructor')), { timeout: 15_000 }).toBe(true);
}

/** Opens the tab, has it filled from the guide, presses Save there as a person does, and has it read back. */
export async function fillTab(site: IntelliBoardPage, guide: GuidePage, id: string, tab: Tab, build: Build): Promise<void> {
  const steps = build === 'wizard' ? SECTIONS_OF[tab].map(({ name }) => `?step=${name}`) : [''];
  const open = (step: string) => site.open(`${INTELLIBOARD}/connections/${id}/${tab}${step}`);
  for (const [at, step] of steps.entries()) {
    await open(step);
    await guide.lookAtLists('lists_look');
    await guide.fillLists();
    await site.pressText(at === steps.length - 1 ? LIST_WORDS.en.save : WORDS.en.form.next);
  }
  for (const step of steps) {
    await open(step);
    await guide.lookAtLists('lists_check');
    // A list that shows nothing until it is opened.
    await guide.fillLists();
  }
}

/** The way that the article's last step describes: the menu, the list of connections, the connection, its "Process Data". */
export async function openProcessData({ page }: IntelliBoardPage, name: string): Promise<void> {
  await page.bringToFront();
  await page.locator('header details.menu summary').click();
  await follow(page, 'header details.menu a[href="/connections"]');
  await follow(page, `::-p-xpath(//main//a[normalize-space()="${name}"])`);
  await follow(page, `::-p-xpath(//nav//a[normalize-space()="${WORDS.en.tabs.process}"])`);
}

/** The button of the same name. */
export async function pressProcessData(site: IntelliBoardPage): Promise<void> {
  await site.page.bringToFront();
  await site.page.locator(`::-p-xpath(//main//button[normalize-space()="${WORDS.en.tabs.process}"])`).click();
}

/** Waits until the page itself says that a run is in this state; it asks again by itself. */
export async function pageSays({ page }: IntelliBoardPage, build: Build, state: 'queued' | 'done'): Promise<void> {
  const said = PROCESS_WORDS.en.states[build][state];
  await page.waitForFunction((text) => document.querySelector('main')?.innerText.includes(text), { polling: 200, timeout: 150_000 }, said);
}

async function follow(page: IntelliBoardPage['page'], selector: string): Promise<void> {
  const link = await page.waitForSelector(selector);
  await Promise.all([page.waitForNavigation(), link?.click()]);
}
