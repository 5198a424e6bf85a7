import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILDS, LANGUAGES } from '../sandbox/intelliboard/index';
import { PROCESS_WORDS } from '../sandbox/intelliboard/site/process/words';
import { FormReader } from './support/adapter';
import { authorizedConnection, callApi, portalPair } from './support/connection';
import { INSTRUCTURE, INTELLIBOARD, World } from './support/world';
import type { Run } from '@/utils/intelliboard/contract';
import type { ProcessState } from '@/utils/model/list-form';

/**
 * What the reader, as it is built, says of IntelliBoard's "Process Data" page in every state of a run that really
 * goes on, in every build and language.
 */
let world: World;
let page: Page;
let id: string;

beforeAll(async () => {
  world = await World.open();
  world.sandbox.intelliboard.set({ site: { signedIn: true }, checksDelayMs: 0, runStepMs: null });
  page = (await world.signIn()).page;
  id = await authorizedConnection(world, page, { data: portalPair(world) });
  await callApi(world, page, 'PATCH', `/connections/${id}`, { filters: { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'all' }, roles: { instructor: ['20'], learner: ['19'] } });
});
afterAll(() => world.close());

const latest = () => (world.sandbox.intelliboard.inspect() as { runs: readonly Run[] }).runs.at(-1)?.state;

/** Steps are taken until the run is in this state. */
async function until(state: Run['state']): Promise<void> {
  await expect.poll(() => {
    if (latest() !== state) world.sandbox.intelliboard.set({ runSteps: 1 });
    return latest();
  }, { timeout: 10_000, interval: 100 }).toBe(state);
}

async function looksLike(run: Run['state'], state: ProcessState): Promise<void> {
  for (const build of BUILDS) {
    for (const language of LANGUAGES) {
      world.sandbox.intelliboard.set({ site: { build, language } });
      await page.goto(`${INTELLIBOARD}/connections/${id}/process`);
      await page.waitForFunction((text) => document.body.innerText.includes(text), {}, PROCESS_WORDS[language].said[run]);
      const form = await FormReader.in(page);
      const { process, lists, fields } = await form.call('look', 'process', { url: INSTRUCTURE });
      expect({ build, language, process, lists, fields }).toMatchObject({ build, language, process: { state, isAboutThisCanvas: true }, lists: [], fields: [] });
      expect(process.progress).toBeGreaterThanOrEqual(run === 'done' ? 1 : 0);
      // Of another Canvas it says nothing.
      expect((await form.call('look', 'other', { url: 'https://elsewhere.instructure.com' })).process.isAboutThisCanvas).toBe(false);
    }
  }
}

test('a run from its beginning to its end, and one that fails', async () => {
  world.sandbox.portal.set({ history: 'none' });
  await callApi(world, page, 'POST', `/connections/${id}/runs`);
  await looksLike('queued', 'waiting');
  await until('waiting-for-data');
  await looksLike('waiting-for-data', 'waiting');
  world.sandbox.portal.set({ buildDump: true });
  await until('downloading');
  await looksLike('downloading', 'running');
  await until('done');
  await looksLike('done', 'done');
  world.sandbox.portal.set({ retired: true });
  await page.goto(`${INTELLIBOARD}/connections`);
  await callApi(world, page, 'POST', `/connections/${id}/runs`);
  await until('failed');
  await looksLike('failed', 'failed');
});

test('other pages of a connection say nothing of a run', async () => {
  for (const language of LANGUAGES) {
    world.sandbox.intelliboard.set({ site: { build: 'plain', language } });
    for (const path of ['edit', 'filters', 'roles']) {
      await page.goto(`${INTELLIBOARD}/connections/${id}/${path}`);
      expect((await (await FormReader.in(page)).call('look', path, { url: INSTRUCTURE })).process).toMatchObject({ state: 'unknown' });
    }
  }
});
