import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { generate } from 'selfsigned';
import { Faults } from './faults';
import { RequestLog } from './request-log';
import type { SandboxRequest, SandboxResponse, Site, SiteFetch } from './site';

/**
 * Answers for every site of the sandbox on one loopback port over TLS, told apart by the Host header, as a
 * browser asks that was started with `--host-resolver-rules`. All answers are `no-store`, so that a search of
 * the browser's profile for secrets means something.
 */
export class SandboxServer {
  readonly faults = new Faults();
  readonly log = new RequestLog();
  #server: Server | null = null;
  /** base64 of the SHA-256 of the certificate's public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  spki = '';

  constructor(private readonly sites: () => readonly Site[]) {}

  /** Starts on a free port of 127.0.0.1 and answers it. The key pair is made anew each time and never written. */
  async start(): Promise<number> {
    const names = this.sites().flatMap((site) => site.hosts);
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'Sandbox' }], {
      keySize: 2048,
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) }],
    });
    this.spki = createHash('sha256').update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
    const server = createServer({ key, cert }, (request, response) => void this.#serve(request, response));
    this.#server = server;
    return listen(server);
  }

  async stop(): Promise<void> {
    this.faults.clear();
    await close(this.#server);
  }

  /** Calls a site from another one's side, through the same faults and into the same log. */
  readonly fetch: SiteFetch = async (address, { method = 'GET', headers = {}, body = '' } = {}) => {
    const answer = await this.#answer({ method, url: new URL(address), headers: lower(headers), body: Buffer.from(body) });
    if (answer === 'cut') throw new TypeError(`${new URL(address).host} does not answer`);
    const flat = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)] as const);
    return { status: answer.status, headers: Object.fromEntries(flat), text: String(answer.body ?? '') };
  };

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    const headers = lower(incoming.headers);
    const answer = await this.#answer({ method: incoming.method ?? 'GET', url: new URL(incoming.url ?? '/', `https://${host}`), headers, body: await bodyOf(incoming) });
    if (answer === 'cut') return void incoming.socket.destroy();
    outgoing.writeHead(answer.status, { 'cache-control': 'no-store', ...copy(answer.headers) });
    outgoing.end(answer.body);
  }

  async #answer(request: SandboxRequest): Promise<SandboxResponse | 'cut'> {
    const site = this.sites().find((one) => one.hosts.includes(request.url.hostname));
    if (site === undefined) return 'cut';
    const answer = await this.faults.apply(site, request, () => handled(site, request));
    this.log.add({
      at: Date.now(),
      site: site.name,
      method: request.method,
      host: request.url.hostname,
      path: request.url.pathname + request.url.search,
      status: answer === 'cut' ? 'cut' : answer.status,
    });
    return answer;
  }
}

/** A mistake in a stand-in shows as a 500 with its reason, and never as a hang. */
async function handled(site: Site, request: SandboxRequest): Promise<SandboxResponse> {
  try {
    return await site.handle(request);
  } catch (error) {
    console.error(`sandbox: ${site.name} failed on ${request.method} ${request.url.pathname}`, error);
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'The sandbox itself failed; see its output.' };
  }
}

/** A plain HTTP server on a free loopback port, for the control address. */
export async function startPlain(handle: (request: IncomingMessage, body: Buffer) => Promise<{ status: number; body: string }>): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createPlain((incoming, outgoing) => {
    void bodyOf(incoming)
      .then((body) => handle(incoming, body))
      .then(({ status, body }) => outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body));
  });
  return { port: await listen(server), stop: () => close(server) };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

function close(server: Server | null): Promise<void> {
  return new Promise((resolve) => {
    if (server === null) return resolve();
    server.close(() => resolve());
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') (server.closeAllConnections as () => void)();
  });
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function lower(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

function copy(headers: SandboxResponse['headers']): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]));
}
