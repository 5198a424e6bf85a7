import { Window } from 'happy-dom';
import { createCanvas, type CanvasSite } from '../../sandbox/canvas/index';
import { ACCOUNT, createIntelliBoard, type Build } from '../../sandbox/intelliboard/index';
import { PLAIN_NAMES } from '../../sandbox/intelliboard/site/builds/plain';
import { TABLES_NAMES } from '../../sandbox/intelliboard/site/builds/tables';
import { STEPS, wizardNames } from '../../sandbox/intelliboard/site/builds/wizard';
import { EMPTY, type Field, type FormValues } from '../../sandbox/intelliboard/site/values';
import type { FormView, Outcome } from '../../sandbox/intelliboard/site/view';
import { Switchboard } from '../../sandbox/server';
import type { Site } from '../../sandbox/site';
import { DEFAULT_HOST, KNOWN_REDIRECT_URI } from '@/utils/model/known';

export const FORM = '/connections/new/canvas';

/** What tests look at. */
export interface Inspection {
  readonly connections: readonly { id: string; lms: { name: string; url: string }; developerKey: { clientId: string; clientSecret: { last4: string } }; data: unknown; categoryId: string; active: boolean; state: string; processAt: unknown }[];
  readonly categories: readonly { id: string; name: string }[];
  readonly effects: Readonly<Record<'connectionsCreated' | 'connectionsChanged' | 'categoriesCreated' | 'checksStarted', number>>;
  readonly site: { sessions: number; lastPosted: { outcome: string; connectionId: string | null; fields: Record<string, unknown> } | null };
}

export interface Page {
  readonly status: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly document: Window['document'];
}

/** Both stand-ins, joined as in the sandbox but without a server. */
export async function bothSites() {
  const switchboard = new Switchboard();
  const canvas = await createCanvas();
  const site = createIntelliBoard({ fetch: switchboard.fetch });
  switchboard.add(canvas);
  switchboard.add(site);
  site.set({ checksDelayMs: 0 });
  return { switchboard, canvas, site, inspect: () => site.inspect() as Inspection };
}

/** A developer key as IntelliBoard needs it. */
export function makeKey(canvas: CanvasSite, binding: 'on' | 'off' = 'on'): { clientId: string; clientSecret: string } {
  canvas.set({ addKey: { name: 'IntelliBoard Pro', redirectUris: [KNOWN_REDIRECT_URI], binding } });
  const { keys } = canvas.inspect() as { keys: readonly { id: string; own: boolean }[] };
  const clientId = keys.filter(({ own }) => own).at(-1)?.id ?? '';
  return { clientId, clientSecret: canvas.canaries().find(({ what }) => what.includes(clientId))?.value ?? '' };
}

/** Somebody with a browser that has no scripts: cookies, redirects, forms. */
export class Visitor {
  cookie = '';
  constructor(private readonly site: Site) {}

  async ask(method: 'GET' | 'POST', path: string, { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {}): Promise<Page> {
    const sent = { ...(this.cookie !== '' && { cookie: this.cookie }), ...headers };
    const answer = await this.site.handle({ method, url: new URL(path, `https://${DEFAULT_HOST}`), headers: sent, body: Buffer.from(body) });
    const given = Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)]));
    this.cookie = given['set-cookie']?.split(';')[0] ?? this.cookie;
    const text = String(answer.body ?? '');
    return { status: answer.status, path, headers: given, text, document: parsed(text) };
  }

  /** Follows redirects within the site. */
  async go(path: string): Promise<Page> {
    return this.followed(await this.ask('GET', path));
  }

  async followed(page: Page): Promise<Page> {
    const { location } = page.headers;
    return location?.startsWith('/') === true && [302, 303].includes(page.status) ? this.go(location) : page;
  }

  async signIn(next = '/'): Promise<Page> {
    return this.ask('POST', '/signin', { body: new URLSearchParams({ ...ACCOUNT, next }).toString(), headers: FORM_TYPE });
  }

  /** Sends the page's form as it stands, with some controls changed. `null` is an empty tick. */
  async send(page: Page, changes: Readonly<Record<string, string | null>>): Promise<Page> {
    const form = page.document.querySelector('main form');
    const body = new URLSearchParams();
    for (const control of form?.querySelectorAll('input[name], select[name]') ?? []) {
      const name = control.getAttribute('name') ?? '';
      if (control.getAttribute('type') === 'checkbox' && !control.hasAttribute('checked')) continue;
      const value = control.localName === 'select' ? (control.querySelector('option[selected]') ?? control.querySelector('option'))?.getAttribute('value') : control.getAttribute('value');
      body.set(name, value ?? '');
    }
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) body.delete(name);
      else body.set(name, value);
    }
    return this.ask('POST', form?.getAttribute('action') ?? page.path, { body: body.toString(), headers: FORM_TYPE });
  }

  /** Fills the form of a build and presses "Continue". */
  async connect(build: Build, typed: Partial<FormValues>, path = FORM): Promise<Page> {
    switch (build) {
      case 'plain':
        return this.send(await this.go(path), controls(PLAIN_NAMES, typed));
      case 'tables':
        return this.send(await this.go(path), controls(TABLES_NAMES, typed));
      case 'react':
      case 'shifting': {
        const { csrf, values, path: to } = pageData(await this.go(path));
        const body = JSON.stringify({ ...EMPTY, ...values, ...typed });
        return this.ask('POST', to, { body, headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf } });
      }
      case 'wizard': {
        let page = await this.go(path);
        for (const step of STEPS) {
          page = await this.send(page, { ...controls(wizardNames(step), typed), go: 'next' });
          if (page.status === 422) return page;
          if (step.name !== 'review') page = await this.followed(page);
        }
        return page;
      }
    }
  }

  /** The marks once they are there. */
  async outcome(id: string): Promise<Outcome> {
    for (;;) {
      const outcome = JSON.parse((await this.ask('GET', `/connections/${id}/checks`)).text) as Outcome;
      if (outcome.settled) return outcome;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

/** What is typed, under the names of the page's controls. */
function controls(names: Partial<Readonly<Record<Field, string>>>, typed: Partial<FormValues>): Record<string, string | null> {
  const all = Object.entries(names).map(([field, name]): [string, string | boolean | undefined] => [name, typed[field as Field]]);
  return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'string' ? value : value ? 'on' : null]])));
}

export function pageData(page: Page): FormView {
  return JSON.parse(page.document.getElementById('page')?.textContent ?? 'null') as FormView;
}

function parsed(text: string): Window['document'] {
  const window = new Window();
  return new window.DOMParser().parseFromString(text, 'text/html');
}
