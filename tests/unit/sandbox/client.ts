import { createCanvas, USERS, type CanvasSite } from '../../sandbox/canvas/index';
import type { SandboxResponse } from '../../sandbox/site';

export const INSTRUCTURE = 'https://fernwood.instructure.com';
export const VANITY = 'https://canvas.fernwood.edu';
export const STRING_IDS = 'application/json+canvas-string-ids, application/json, text/plain, */*';

export interface Asked {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface Answered extends SandboxResponse {
  /** The parsed body, or `null` when it is no JSON. */
  readonly json: unknown;
  readonly location: string | undefined;
}

/** Asks a Canvas as a browser on one of its hosts does: with cookies, but without following redirects. */
export class Client {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly canvas: CanvasSite,
    readonly origin: string = INSTRUCTURE,
  ) {}

  static async ofNewCanvas(): Promise<Client> {
    return new Client(await createCanvas());
  }

  async ask(method: string, address: string, { headers = {}, body = '' }: Asked = {}): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.canvas.handle({ method, url: new URL(address, this.origin), headers: { ...headers, ...(cookie !== '' && { cookie }) }, body: Buffer.from(body) });
    for (const line of [answer.headers?.['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const isJson = String(answer.headers?.['content-type'] ?? '').startsWith('application/json');
    return { ...answer, json: isJson ? JSON.parse(String(answer.body)) : null, location: answer.headers?.['location']?.toString() };
  }

  get(address: string): Promise<Answered> {
    return this.ask('GET', address, { headers: { accept: STRING_IDS } });
  }

  /** A write as Canvas's own scripts make it. */
  write(method: string, address: string, body?: unknown, csrf: string = this.csrf): Promise<Answered> {
    return this.ask(method, address, { headers: { accept: STRING_IDS, 'content-type': 'application/json', 'x-csrf-token': csrf }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  submit(address: string, fields: Record<string, string>): Promise<Answered> {
    return this.ask('POST', address, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });
  }

  get csrf(): string {
    return decodeURIComponent(this.cookies.get('_csrf_token') ?? '');
  }

  /** Signs in through the form, with the token that stands in it. */
  async signIn(who: keyof typeof USERS = 'admin'): Promise<Answered> {
    const { email, password } = USERS[who];
    const form = String((await this.get('/login/canvas')).body);
    return this.submit('/login/canvas', { authenticity_token: formToken(form), 'pseudonym_session[unique_id]': email, 'pseudonym_session[password]': password });
  }
}

/** The CSRF token in the first form of a page. */
export function formToken(page: string): string {
  const value = /name="authenticity_token" value="([^"]*)"/.exec(page)?.[1] ?? '';
  return value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

export interface KeyJson {
  readonly id: string;
  readonly name: string;
  readonly api_key?: string;
  readonly is_lti_key: boolean;
  readonly redirect_uris?: string;
  readonly access_token_count?: number;
  readonly developer_key_account_binding?: { readonly workflow_state: string };
}

export const KEYS = '/api/v1/accounts/1/developer_keys';

/** A new key, made through the API by an administrator. */
export async function makeKey(client: Client, fields: Record<string, unknown> = {}): Promise<KeyJson> {
  return (await client.write('POST', KEYS, { developer_key: { name: 'IntelliBoard Pro', redirect_uris: 'https://next.example/back', require_scopes: false, ...fields } })).json as KeyJson;
}
