// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { FILTERS, ROLES, world } from './world';
import type { Config } from '@/utils/intelliboard/contract';

type World = Awaited<ReturnType<typeof world>>;

const SOURCES = ['dap', 'flat-files'] as const;

describe('a run', () => {
  it.each(SOURCES)('by %s reads some thousand rows, and counts who is kept', async (source) => {
    const all = await world();
    const id = await all.ready(source);
    expect(await all.read(id)).toMatchObject({ state: 'configured', lastRun: null, nextRunAt: null });
    const begun = await all.ask('POST', `/connections/${id}/runs`);
    expect(begun).toMatchObject({ status: 202, json: { state: 'queued', progress: 0, startedAt: null, counts: { users: 0 } } });
    const done = await all.until(id, (begun.json as { id: string }).id, 'done');
    expect(done).toMatchObject({ progress: 1, counts: { users: 1_200, courses: 160, enrollments: 3_600, activities: 900 } });
    expect(done.counts.kept).toBeGreaterThan(100);
    expect(done.counts.kept + done.counts.dropped).toBe(1_200);
    expect(await all.read(id)).toMatchObject({ state: 'active', lastRun: { state: 'done' }, nextRunAt: expect.any(String) as string });
    expect((await all.ask('GET', `/connections/${id}/runs?limit=1`)).json).toEqual([done]);
  });

  it('comes to the same by either road of the data', async () => {
    const counts = await Promise.all(
      SOURCES.map(async (source) => {
        const all = await world();
        const id = await all.ready(source);
        await all.until(id, await all.run(id), 'done');
        return all.inspect().runs[0]?.loaded;
      }),
    );
    expect(counts[0]).toEqual(counts[1]);
  });

  it('goes step by step when it is told to, and reports how far it is', async () => {
    const all = await world();
    all.site.set({ runStepMs: null });
    const id = await all.ready('dap');
    const run = await all.run(id);
    const seen: unknown[] = [];
    for (let step = 0; step < 6; step += 1) {
      const { state, progress } = await all.runNow(id, run);
      seen.push([state, Math.round(progress * 1_000) / 1_000]);
      all.site.set({ runSteps: 1 });
      await expect.poll(async () => (await all.runNow(id, run)).progress, { interval: 5 }).not.toBe(progress);
    }
    expect(seen).toEqual([['queued', 0], ['downloading', 0.1], ['downloading', 0.275], ['downloading', 0.45], ['downloading', 0.625], ['loading', 0.8]]);
    expect(await all.runNow(id, run)).toMatchObject({ state: 'done', progress: 1 });
  });

  it.each<[string, Partial<Record<keyof typeof FILTERS | 'terms' | 'courseStatus' | 'activityStatus', unknown>>, 'users' | 'courses' | 'enrollments' | 'activities', 'more' | 'fewer']>([
    ['other enrolments', { userEnrollment: ['active'] }, 'enrollments', 'fewer'],
    ['other users', { systemStatus: ['registered', 'pre_registered'] }, 'users', 'more'],
    ['one sub-account', { subAccounts: ['7'] }, 'courses', 'fewer'],
    ['one term', { terms: ['5'] }, 'courses', 'fewer'],
    ['other courses', { courseStatus: ['available'] }, 'courses', 'fewer'],
    ['published activities', { activityStatus: ['published'] }, 'activities', 'fewer'],
  ])('filters: %s', async (_, change, what, direction) => {
    const all = await world();
    const id = await all.ready('flat-files');
    await all.until(id, await all.run(id), 'done');
    await all.ask('PATCH', `/connections/${id}`, { filters: { ...FILTERS, ...change } });
    await all.until(id, await all.run(id), 'done');
    const [before, after] = all.inspect().runs.map(({ loaded }) => loaded?.[what] ?? 0);
    expect(Math.sign((after ?? 0) - (before ?? 0))).toBe(direction === 'more' ? 1 : -1);
    expect(after).toBeGreaterThan(0);
  });

  it('maps roles: who is neither is not counted', async () => {
    const all = await world();
    const id = await all.ready('flat-files', { roles: { instructor: ['31'], learner: ['33'] } });
    const few = await all.until(id, await all.run(id), 'done');
    await all.ask('PATCH', `/connections/${id}`, { roles: { ...ROLES, courseAdmin: ['21'] } });
    const many = await all.until(id, await all.run(id), 'done');
    expect(few.counts.kept).toBeLessThan(many.counts.kept);
  });

  it('may be asked for again: a second one within the minute uses the jobs of the first', async () => {
    const all = await world();
    const id = await all.ready('dap');
    await all.until(id, await all.run(id), 'done');
    await all.until(id, await all.run(id), 'done');
    expect(all.dap.gateway.inspect().jobsStarted).toBe(4);
  });

  it('waits where there are no files yet, and goes on when they have come', async () => {
    const all = await world();
    const id = await all.ready('flat-files');
    all.portal.set({ history: 'none' });
    const run = await all.run(id);
    await all.until(id, run, 'waiting-for-data');
    expect(await all.read(id)).toMatchObject({ state: 'processing' });
    all.portal.set({ buildDump: true });
    await all.until(id, run, 'done');
  });

  it.each<[string, (all: World) => void, (all: World) => void]>([
    ['old flat files', ({ portal }) => portal.set({ history: 'stale' }), ({ portal }) => portal.set({ buildDump: true })],
    ['Reserved Mode, which asking ends', ({ portal }) => portal.set({ history: 'reserved' }), ({ portal }) => portal.set({ buildDump: true })],
  ])('waits with %s', async (_, spoil, mend) => {
    const all = await world();
    const id = await all.ready('flat-files');
    spoil(all);
    const run = await all.run(id);
    await all.until(id, run, 'waiting-for-data');
    mend(all);
    await all.until(id, run, 'done');
  });

  it('waits with old data of Canvas Data 2, and not for ever', async () => {
    const all = await world();
    const id = await all.ready('dap');
    all.dap.gateway.set({ freshnessHours: 100 });
    const run = await all.run(id);
    await all.until(id, run, 'waiting-for-data');
    all.site.set({ dataWaitMs: 0 });
    expect(await all.until(id, run, 'failed')).toMatchObject({ error: { code: 'data_stale' }, finishedAt: expect.any(String) as string });
    expect(await all.read(id)).toMatchObject({ state: 'failing' });
  });

  it.each<[string, 'dap' | 'flat-files', (all: World) => void]>([
    ['key_off', 'dap', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, binding: 'off' } })],
    ['wrong_secret', 'dap', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, secret: 'another' } })],
    ['unknown_client', 'dap', ({ canvas }) => canvas.set({ resetKeys: true })],
    ['canvas_unreachable', 'dap', ({ switchboard }) => switchboard.faults.add({ site: 'canvas', path: '/login/oauth2/token', when: 'before', then: { cut: true } })],
    ['data_unauthorized', 'dap', ({ dap }) => dap.gateway.set({ expireKey: dap.identity.inspect().keys.at(-1)?.clientId ?? '' })],
    ['data_unauthorized', 'dap', ({ dap }) => dap.gateway.set({ restricted: true })],
    ['data_not_onboarded', 'dap', ({ dap }) => dap.gateway.set({ onboarded: false })],
    ['internal', 'dap', ({ dap }) => dap.gateway.set({ failingJobs: true })],
    ['busy', 'dap', ({ dap }) => dap.gateway.set({ outage: 'timeout' })],
    ['data_unauthorized', 'flat-files', ({ portal }) => portal.set({ existingPair: true })],
    ['data_retired', 'flat-files', ({ portal }) => portal.set({ retired: true })],
  ])('fails for a real reason: %s by %s', async (code, source, spoil) => {
    const all = await world();
    const id = await all.ready(source);
    spoil(all);
    const failed = await all.until(id, await all.run(id), 'failed');
    expect(failed.error?.code).toBe(code);
    expect(await all.read(id)).toMatchObject({ state: 'failing' });
  });

  it('stands an outage that is soon over', async () => {
    const all = await world();
    const id = await all.ready('dap');
    all.switchboard.faults.add({ site: 'gateway', path: '/dap/object/url', times: 2, when: 'before', then: { answer: { status: 504, body: '{"error":{"message":"slow"}}' } } });
    await all.until(id, await all.run(id), 'done');
  });

  it('that finds its consent taken back says that it is revoked', async () => {
    const all = await world();
    const id = await all.ready('dap');
    all.switchboard.faults.add({ site: 'canvas', path: '/login/oauth2/token', when: 'before', then: { answer: { status: 400, body: '{"error":"invalid_grant","error_description":"refresh_token not found"}' } } });
    expect(await all.until(id, await all.run(id), 'failed')).toMatchObject({ error: { code: 'not_authorized' } });
    expect(await all.read(id)).toMatchObject({ state: 'failing', authorization: { state: 'revoked', code: 'not_authorized', by: 'Robin Vale' } });
  });

  it('ends with its connection', async () => {
    const all = await world();
    all.site.set({ runStepMs: null });
    const id = await all.ready('dap');
    await all.run(id);
    expect((await all.ask('DELETE', `/connections/${id}`)).status).toBe(204);
    all.site.set({ runStepMs: 0 });
    expect(all.inspect().runs).toEqual([]);
  });
});

describe('a run is not begun', () => {
  it.each<[string, string | undefined, (all: World) => Promise<string>]>([
    ['invalid', '/data', (all) => all.connect()],
    ['not_authorized', undefined, (all) => all.connect({ data: all.data('dap') })],
    ['invalid', '/filters', async (all) => {
      const id = await all.connect({ data: all.data('dap') });
      await all.authorize(id);
      return id;
    }],
    ['invalid', '/roles', async (all) => {
      const id = await all.connect({ data: all.data('dap') });
      await all.authorize(id);
      await all.ask('PATCH', `/connections/${id}`, { filters: FILTERS });
      return id;
    }],
    ['invalid', '/active', async (all) => {
      const id = await all.ready('dap');
      await all.ask('PATCH', `/connections/${id}`, { active: false } satisfies Partial<Config>);
      return id;
    }],
    ['busy', undefined, async (all) => {
      all.site.set({ runStepMs: null });
      const id = await all.ready('dap');
      await all.run(id);
      return id;
    }],
  ])('%s %s', async (code, field, make) => {
    const all = await world();
    const id = await make(all);
    const { status, json } = await all.ask('POST', `/connections/${id}/runs`);
    expect({ status, json }).toMatchObject({ status: 409, json: { code, ...(field !== undefined && { field }) } });
  });

  it('twice for one key', async () => {
    const all = await world();
    const id = await all.ready('dap');
    const key = '3f0e5a52-9d53-4b60-8d3c-0a3f4a8d7c11';
    const first = await all.ask('POST', `/connections/${id}/runs`, undefined, { key });
    expect(await all.ask('POST', `/connections/${id}/runs`, undefined, { key })).toEqual(first);
    expect(all.inspect().effects['runsStarted']).toBe(1);
  });
});
