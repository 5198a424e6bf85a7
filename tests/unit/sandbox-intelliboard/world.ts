import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { SCHOOL } from './reach';
import { makeKey } from './visitor';
import { Client, formToken } from '../sandbox/client';
import { lastKey } from '../sandbox-dap/world';
import { pairOf } from '../sandbox-portal/world';
import { createCanvas } from '../../sandbox/canvas/index';
import type { UserName } from '../../sandbox/canvas/people';
import { createDap } from '../../sandbox/dap/index';
import { createIntelliBoard } from '../../sandbox/intelliboard/index';
import { createPortal } from '../../sandbox/portal/index';
import { School } from '../../sandbox/school/index';
import { Switchboard } from '../../sandbox/server';
import type { Config, Connection, Run } from '@/utils/intelliboard/contract';
import { API_PATH, DEFAULT_HOST } from '@/utils/model/known';

export const FILTERS = { userEnrollment: ['active', 'completed'], systemStatus: ['registered'], subAccounts: 'all' };
export const ROLES = { instructor: ['20', '31'], learner: ['19'] };

interface Loaded {
  readonly users: number;
  readonly courses: number;
  readonly enrollments: number;
  readonly activities: number;
}

interface Inspection {
  readonly runs: readonly (Run & { readonly loaded: Loaded | null })[];
  readonly effects: Readonly<Record<string, number>>;
  readonly monitorTokens: readonly { readonly state: string }[];
}

/** All stand-ins, joined as in the sandbox but without a server, and a developer key that is ON. Runs take no time. */
export async function world() {
  const switchboard = new Switchboard();
  const school = new School(1);
  const canvas = await createCanvas({ school });
  const portal = createPortal({ school });
  const dap = createDap({ school });
  const site = createIntelliBoard({ fetch: switchboard.fetch });
  for (const one of [canvas, portal, site, dap.identity, dap.gateway]) switchboard.add(one);
  site.set({ checksDelayMs: 0, runStepMs: 0 });
  dap.gateway.set({ jobPolls: 0 });
  const key = makeKey(canvas);
  const own = site.canaries()[0]?.value ?? '';

  /** A call of the contract. Writes get an idempotency key of their own. */
  const ask = async (method: string, path: string, body?: unknown, { token = own, key: idempotencyKey = randomUUID() }: { token?: string; key?: string } = {}) => {
    const answer = await site.handle({
      method,
      url: new URL(`https://${DEFAULT_HOST}${API_PATH}${path}`),
      headers: { authorization: `Bearer ${token}`, ...(method !== 'GET' && { 'idempotency-key': idempotencyKey }), ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    });
    const text = String(answer.body ?? '');
    return { status: answer.status, text, json: (text === '' ? null : JSON.parse(text)) as unknown };
  };
  const inspect = () => site.inspect() as Inspection;

  /** A key of Canvas Data 2, or the portal's pair. */
  const data = (source: 'dap' | 'flat-files'): NonNullable<Config['data']> => {
    if (source === 'dap') {
      dap.identity.set({ addKey: { name: 'IntelliBoard' } });
      const { clientId, secret } = lastKey(dap);
      return { source, clientId, clientSecret: secret, expiresOn: '2099-01-01', everyHours: 24 };
    }
    portal.set({ existingPair: true });
    return { source, ...pairOf(portal) };
  };

  const connect = async (more: Partial<Config> = {}): Promise<string> => {
    const config: Config = { lms: { type: 'canvas', name: 'Fernwood University', url: SCHOOL }, developerKey: key, categoryId: '12', active: true, dynamicTables: false, processAt: { hour: 7, timeZone: 'UTC' }, ...more };
    return ((await ask('POST', '/connections', config)).json as { id: string }).id;
  };
  const read = async (id: string) => (await ask('GET', `/connections/${id}`)).json as Connection;

  /** Begins a consent and goes to Canvas, as far as its question. */
  const beginConsent = async (id: string, who: UserName = 'admin'): Promise<Client> => {
    const { url } = (await ask('POST', `/connections/${id}/authorization`)).json as { url: string };
    const person = new Client(canvas);
    await person.signIn(who);
    await person.get(url);
    return person;
  };
  /** Canvas sends the browser back; nobody is signed in at IntelliBoard. */
  const comeBack = (location: string | undefined) => site.handle({ method: 'GET', url: new URL(location ?? ''), headers: {}, body: Buffer.alloc(0) });
  const authorize = async (id: string, who: UserName = 'admin') => {
    const person = await beginConsent(id, who);
    const question = String((await person.get('/login/oauth2/confirm')).body);
    return comeBack((await person.submit('/login/oauth2/accept', { authenticity_token: formToken(question) })).location);
  };

  /** A connection that lacks nothing but its first run. */
  const ready = async (source: 'dap' | 'flat-files', { filters = FILTERS, roles = ROLES }: { filters?: unknown; roles?: unknown } = {}): Promise<string> => {
    const id = await connect({ data: data(source) });
    await authorize(id);
    await ask('PATCH', `/connections/${id}`, { filters, roles });
    return id;
  };
  const run = async (id: string) => ((await ask('POST', `/connections/${id}/runs`)).json as Run).id;
  const runNow = async (id: string, runId: string) => (await ask('GET', `/connections/${id}/runs/${runId}`)).json as Run;
  /** The run, once it is in this state. */
  const until = (id: string, runId: string, state: Run['state']) =>
    vi.waitFor(async () => {
      const now = await runNow(id, runId);
      if (now.state !== state) throw new Error(`${now.state} ${JSON.stringify(now.error)}`);
      return now;
    }, { interval: 5, timeout: 5_000 });
  return { switchboard, canvas, portal, dap, site, key, own, ask, inspect, data, connect, read, beginConsent, comeBack, authorize, ready, run, runNow, until };
}
