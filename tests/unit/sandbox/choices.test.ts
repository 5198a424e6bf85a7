// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { Client } from './client';

let admin: Client;

beforeEach(async () => {
  admin = await Client.ofNewCanvas();
  await admin.signIn();
});

const rest = (link: string): string | undefined => /<([^>]+)>; rel="next"/.exec(link)?.[1];

/** All pages of a list, by their `Link` headers. */
async function all(path: string, wrappedIn?: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const answer = await admin.get(next);
    expect(answer.status).toBe(200);
    found.push(...((wrappedIn === undefined ? answer.json : (answer.json as Record<string, unknown>)[wrappedIn]) as Record<string, unknown>[]));
    next = rest(String(answer.headers?.['link'] ?? ''));
  }
  return found;
}

describe('sub-accounts', () => {
  test('as many as told, each below one that there is', async () => {
    admin.canvas.set({ subAccounts: 1_000, throttle: { cost: 0 } });
    const accounts = await all('/api/v1/accounts/self/sub_accounts?recursive=true&per_page=100');
    expect(accounts).toHaveLength(1_000);
    const ids = new Set(['1', ...accounts.map(({ id }) => id)]);
    expect(ids.size).toBe(1_001);
    for (const { parent_account_id: parent } of accounts) expect(ids.has(parent)).toBe(true);
  });

  test('need the right to manage the account', async () => {
    admin.canvas.set({ withheld: ['manage_account_settings'] });
    expect((await admin.get('/api/v1/accounts/1/sub_accounts')).status).toBe(403);
    expect(admin.canvas.inspect()).toMatchObject({ withheld: ['manage_account_settings'], subAccounts: 4 });
  });
});

describe('terms', () => {
  test('come wrapped, the active ones unless asked otherwise', async () => {
    const active = await all('/api/v1/accounts/1/terms', 'enrollment_terms');
    const every = await all('/api/v1/accounts/1/terms?workflow_state[]=all', 'enrollment_terms');
    expect(active.map(({ name }) => name)).toContain('Fall 2026');
    expect(every.length).toBe(active.length + 1);
    expect(every.find(({ workflow_state: state }) => state === 'deleted')).toMatchObject({ id: '6' });
  });

  test('as many as told, page by page', async () => {
    admin.canvas.set({ terms: 250 });
    expect(await all('/api/v1/accounts/1/terms?per_page=100', 'enrollment_terms')).toHaveLength(250);
  });

  test('belong to root accounts, and need a right of their own', async () => {
    expect(await admin.get('/api/v1/accounts/5/terms')).toMatchObject({ status: 400, json: { message: 'Terms only belong to root_accounts.' } });
    admin.canvas.set({ withheld: ['read_terms'] });
    expect((await admin.get('/api/v1/accounts/1/terms')).status).toBe(403);
  });
});

describe('roles', () => {
  test('are the built-in ones and the school’s own', async () => {
    const roles = await all('/api/v1/accounts/1/roles?show_inherited=true&per_page=100');
    expect(roles.filter(({ workflow_state: state }) => state === 'built_in').map(({ label }) => label)).toEqual(['Account Admin', 'Student', 'Teacher', 'TA', 'Designer', 'Observer']);
    expect(roles).toContainEqual(expect.objectContaining({ id: '32', role: 'Grader', label: 'Grader', base_role_type: 'TaEnrollment', is_account_role: false }));
    expect(roles.map(({ role }) => role)).not.toContain('Auditor (2023)');
    expect(roles.map(({ role }) => role)).not.toContain('Clinical Preceptor');
  });

  test('labels of built-in ones are translated, their names are not', async () => {
    admin.canvas.set({ language: 'es' });
    expect(await all('/api/v1/accounts/1/roles')).toContainEqual(expect.objectContaining({ role: 'StudentEnrollment', label: 'Estudiante' }));
  });

  test('of a sub-account are its own, and those above it where asked for', async () => {
    const names = async (query: string) => (await all(`/api/v1/accounts/7/roles?per_page=100${query}`)).map(({ role }) => role);
    expect(await names('')).not.toContain('Grader');
    expect(await names('&show_inherited=1')).toEqual(expect.arrayContaining(['Grader', 'Clinical Preceptor']));
    expect(await names('&show_inherited=1&state[]=inactive')).toEqual(['Auditor (2023)']);
  });

  test('need a right of their own', async () => {
    admin.canvas.set({ withheld: ['manage_role_overrides'] });
    expect((await admin.get('/api/v1/accounts/1/roles')).status).toBe(403);
  });
});
