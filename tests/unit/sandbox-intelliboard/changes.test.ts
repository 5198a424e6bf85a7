// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { FILTERS, ROLES, world } from './world';

describe('PATCH', () => {
  it('changes what it names, and nothing else', async () => {
    const { connect, ask, read } = await world();
    const id = await connect();
    const before = await read(id);
    const { status, json } = await ask('PATCH', `/connections/${id}`, { lms: { name: 'Fernwood' }, categoryId: '13', processAt: { hour: 5, timeZone: 'America/Denver' } });
    expect(status).toBe(200);
    expect(json).toEqual({ ...before, lms: { ...before.lms, name: 'Fernwood' }, categoryId: '13', processAt: { hour: 5, timeZone: 'America/Denver' }, updatedAt: expect.any(String) as string });
  });

  it('takes filters, roles and data, whose secret stays inside', async () => {
    const { connect, ask, site, data } = await world();
    const id = await connect();
    const credentials = data('dap');
    const { json, text } = await ask('PATCH', `/connections/${id}`, { filters: FILTERS, roles: ROLES, data: credentials });
    expect(json).toMatchObject({ filters: FILTERS, roles: ROLES, data: { source: 'dap', clientSecret: { present: true } } });
    const secret = credentials.source === 'dap' ? credentials.clientSecret : '';
    expect(text + JSON.stringify(site.inspect())).not.toContain(secret);
    expect(site.canaries().map(({ value }) => value)).toContain(secret);
  });

  it.each([
    [{}, ''],
    [{ categoryId: '99' }, '/categoryId'],
    [{ lms: { url: 'https://other.instructure.com' } }, '/lms/name'],
    [{ filters: { ...FILTERS, userEnrollment: [] } }, '/filters/userEnrollment'],
    [{ filters: { ...FILTERS, colour: 'red' } }, '/filters/colour'],
    [{ roles: { ...ROLES, admin: ['20'] } }, '/roles'],
    [{ processAt: { hour: 24, timeZone: 'UTC' } }, '/processAt/hour'],
  ])('refuses %j', async (change, field) => {
    const { connect, ask } = await world();
    const id = await connect();
    expect(await ask('PATCH', `/connections/${id}`, change)).toMatchObject({ status: 400, json: { code: 'invalid', field } });
  });

  it('makes a connection rest', async () => {
    const { ready, ask, read } = await world();
    const id = await ready('dap');
    await ask('PATCH', `/connections/${id}`, { active: false });
    expect(await read(id)).toMatchObject({ state: 'paused', nextRunAt: null });
  });
});

describe('DELETE', () => {
  it('removes a connection, once; its id is not given again', async () => {
    const { connect, ask, inspect } = await world();
    const id = await connect();
    const key = '0d1c2a1e-6a0e-4a4c-9a2f-4b7f0c9f1a22';
    expect(await ask('DELETE', `/connections/${id}`, undefined, { key })).toMatchObject({ status: 204, text: '' });
    expect((await ask('DELETE', `/connections/${id}`, undefined, { key })).status).toBe(204);
    expect((await ask('DELETE', `/connections/${id}`)).status).toBe(404);
    expect((await ask('GET', `/connections/${id}`)).status).toBe(404);
    expect(inspect().effects).toMatchObject({ connectionsRemoved: 1 });
    expect(await connect()).not.toBe(id);
  });
});

describe('a monitor token', () => {
  const made = async () => {
    const all = await world();
    const id = await all.ready('dap');
    const { token } = (await all.ask('POST', `/connections/${id}/monitor-token`)).json as { token: string };
    return { ...all, id, token };
  };

  it('reads its connection, the checks and the runs', async () => {
    const { ask, id, token, run, until } = await made();
    const started = await run(id);
    await until(id, started, 'done');
    for (const path of ['', '/checks', '/runs', `/runs/${started}`]) expect((await ask('GET', `/connections/${id}${path}`, undefined, { token })).status, path).toBe(200);
  });

  it.each([
    ['GET', '/me', undefined],
    ['GET', '/categories', undefined],
    ['GET', '/connections', undefined],
    ['GET', '/connections/1', undefined],
    ['GET', ':id/authorization', undefined],
    ['PATCH', ':id', { active: false }],
    ['DELETE', ':id', undefined],
    ['POST', ':id/checks', undefined],
    ['POST', ':id/authorization', undefined],
    ['POST', ':id/runs', undefined],
    ['POST', ':id/monitor-token', undefined],
    ['DELETE', ':id/monitor-token', undefined],
  ])('cannot %s %s', async (method, path, body) => {
    const { ask, id, token } = await made();
    expect(await ask(method, path.replace(':id', `/connections/${id}`), body, { token })).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it('is looked for everywhere, and shown in no state', async () => {
    const { site, token, id, ask } = await made();
    expect(site.canaries().map(({ value }) => value)).toContain(token);
    expect(JSON.stringify(site.inspect()) + (await ask('GET', `/connections/${id}`)).text).not.toContain(token);
  });

  it.each<[string, string]>([
    ['DELETE', ':id/monitor-token'],
    ['POST', ':id/monitor-token'],
    ['DELETE', ':id'],
  ])('is worth nothing after %s %s', async (method, path) => {
    const { ask, id, token } = await made();
    await ask(method, path.replace(':id', `/connections/${id}`));
    expect(await ask('GET', `/connections/${id}`, undefined, { token })).toMatchObject({ status: 401, json: { code: 'bad_token' } });
  });
});
