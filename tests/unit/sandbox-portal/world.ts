import { Window } from 'happy-dom';
import { Client } from '../sandbox/client';
import { createCanvas } from '../../sandbox/canvas/index';
import type { ToolSet } from '../../sandbox/canvas/navigation';
import { createPortal, type PortalSite } from '../../sandbox/portal/index';
import { authorization } from '../../sandbox/portal/signature';
import { Switchboard } from '../../sandbox/server';

export const PORTAL = 'https://portal.inshosteddata.com';
export const API = 'https://api.inshosteddata.com';
export const HOSTS = [PORTAL, API];
export const DUMPS = '/api/account/self/dump';
/** A moment in the middle of a day, so that the night's dump is there. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');

export interface Inspection {
  readonly launches: number;
  readonly signedCalls: { readonly count: number; readonly last: string | null };
  readonly pair: { readonly key: string; readonly last4: string } | null;
  readonly pairsCreated: number;
  readonly reserved: boolean;
}

/** The portal alone, at `NOW`, reached as from another site of the sandbox. */
export function portalWorld() {
  const switchboard = new Switchboard();
  const portal = createPortal({ now: () => NOW });
  switchboard.add(portal);
  const inspect = () => portal.inspect() as Inspection;

  /** A call as its caller signs it; `sent` replaces headers afterwards. */
  const call = (address: string, { pair = pairOf(portal), date = new Date(NOW).toUTCString(), method = 'GET', sent = {} }: { pair?: { key: string; secret: string }; date?: string; method?: string; sent?: Record<string, string> } = {}) =>
    switchboard.fetch(address, { method, headers: { authorization: authorization({ method, url: new URL(address), headers: {}, date }, pair), date, ...sent } });
  return { switchboard, portal, inspect, call };
}

/** The pair in force; a secret is known only from the canaries. */
export function pairOf(portal: PortalSite): { key: string; secret: string } {
  const { pair } = portal.inspect() as Inspection;
  return { key: pair?.key ?? '', secret: portal.canaries().findLast(({ value }) => pair !== null && value.endsWith(pair.last4))?.value ?? '' };
}

export interface Shown {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly document: Window['document'];
}

/** An administrator who comes to the portal through Canvas, with a browser that has no scripts. */
export class Admin {
  cookie = '';
  private constructor(
    readonly portal: PortalSite,
    readonly canvas: Client,
  ) {}

  static async of(portal: PortalSite = createPortal()): Promise<Admin> {
    const admin = new Admin(portal, new Client(await createCanvas()));
    await admin.canvas.signIn();
    return admin;
  }

  /** The launch that Canvas's page of this tool sends. */
  async launchForm(tool = 31): Promise<{ readonly action: string; readonly target: string; readonly fields: Record<string, string> }> {
    const form = parsed(String((await this.canvas.get(`/accounts/1/external_tools/${tool}`)).body)).querySelector('#tool_form');
    const fields = [...(form?.querySelectorAll('input') ?? [])].map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
    return { action: form?.getAttribute('action') ?? '', target: form?.getAttribute('target') ?? '', fields: Object.fromEntries(fields) as Record<string, string> };
  }

  setTools(tools: ToolSet): void {
    this.canvas.canvas.set({ tools });
  }

  async launch(): Promise<Shown> {
    const { action, fields } = await this.launchForm();
    return this.post(action, fields);
  }

  /** The portal's page, after a launch. */
  async open(): Promise<Shown> {
    await this.launch();
    return this.ask('GET', '/');
  }

  async post(address: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Shown> {
    return this.ask('POST', address, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, new URLSearchParams(fields).toString());
  }

  async ask(method: string, address: string, headers: Record<string, string> = {}, body = ''): Promise<Shown> {
    const answer = await this.portal.handle({ method, url: new URL(address, PORTAL), headers: { ...headers, ...(this.cookie !== '' && { cookie: this.cookie }) }, body: Buffer.from(body) });
    const set = answer.headers?.['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';')[0] ?? '';
    const text = String(answer.body ?? '');
    return { status: answer.status, headers: answer.headers ?? {}, body: text, document: parsed(text) };
  }

  /** Presses the page's button for a pair, and sees the next page. */
  async createCredentials(page: Shown): Promise<Shown> {
    const form = page.document.querySelector('form[action="/credentials"]');
    const answer = await this.post('/credentials', { _token: form?.querySelector('[name=_token]')?.getAttribute('value') ?? '' });
    return answer.status === 303 ? this.ask('GET', '/') : answer;
  }
}

function parsed(text: string): Window['document'] {
  return new new Window().DOMParser().parseFromString(text, 'text/html');
}
