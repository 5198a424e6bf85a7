import { createServer, type Server as PlainServer } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate';
import { Faults, type Outcome } from './faults';
import { RequestLog } from './request-log';
import type { SandboxRequest, SandboxResponse, Site, SiteFetch } from './site';

/**
 * Stands between clients and sites: finds the site by its host name, passes the request through the faults,
 * and logs it. The same way leads from browsers (TLS) and from one site to another (`fetch`).
 */
export class Switchboard {
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly #sites: Site[] = [];

  /** Sites are added one by one, since one may be built with `fetch`, the way to another. */
  add(site: Site): void {
    this.#sites.push(site);
  }

  get sites(): readonly Site[] {
    return this.#sites;
  }

  get hosts(): readonly string[] {
    return this.#sites.flatMap((site) => site.hosts);
  }

  /** Calls a site by its public address, in this process. Rejects like `fetch` when there is no answer. */
  readonly fetch: SiteFetch = async (address, { method = 'GET', headers = {}, body = '' } = {}) => {
    const url = new URL(address);
    const answer = await this.answer({ method, url, headers: lowerCase(headers), body: Buffer.from(body) });
    if (answer === 'cut') throw new TypeError(`${url.host} did not answer`);
    return { status: answer.status, headers: lowerCase(answer.headers ?? {}), text: (answer.body ?? '').toString(), bytes: Buffer.from(answer.body ?? '') };
  };

  async answer(request: SandboxRequest): Promise<Outcome> {
    const { method, url } = request;
    const site = this.#sites.find((one) => one.hosts.includes(url.hostname));
    // As if the name did not exist: nothing in the sandbox may look like the rest of the internet.
    if (site === undefined) return 'cut';
    const entry = { at: Date.now(), site: site.name, method, host: url.hostname, path: url.pathname + url.search };
    let settle: ((status: number | 'cut') => void) | null = null;
    const outcome = () =>
      this.faults.apply(site, request, () => handled(site, request), () => {
        settle = this.log.add({ ...entry, status: 'held' });
      });
    const answer = site.isDown?.() === true ? 'cut' : await outcome();
    const status = answer === 'cut' ? 'cut' : answer.status;
    if (settle === null) this.log.add({ ...entry, status });
    else (settle as (status: number | 'cut') => void)(status);
    return answer;
  }
}

/** A mistake in a stand-in shows as a 500 and on the console, never as a hang. */
async function handled(site: Site, request: SandboxRequest): Promise<SandboxResponse> {
  try {
    return await site.handle(request);
  } catch (error) {
    console.error(`sandbox: ${site.name} failed at ${request.method} ${request.url.pathname}`, error);
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'The sandbox itself failed; see its console.' };
  }
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves all sites over TLS on a free port of 127.0.0.1; which one is meant, the Host header says. */
export async function listenSecurely(switchboard: Switchboard, { key, cert }: Certificate): Promise<Listening> {
  return listen(createSecureServer({ key, cert }, listener((request) => switchboard.answer(request), 'https')));
}

/** Serves one plain function over HTTP on a free port of 127.0.0.1. */
export async function listenPlainly(answer: (request: SandboxRequest) => Promise<Outcome>): Promise<Listening> {
  return listen(createServer(listener(answer, 'http')));
}

function listener(answer: (request: SandboxRequest) => Promise<Outcome>, scheme: string): RequestListener {
  return (incoming, outgoing) => {
    serve(incoming, outgoing, answer, scheme).catch((error: unknown) => {
      // A client that is gone while its request or answer is under way is part of what is tested.
      if (!incoming.destroyed) console.error('sandbox: a request failed', error);
      incoming.socket.destroy();
    });
  };
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, answer: (request: SandboxRequest) => Promise<Outcome>, scheme: string): Promise<void> {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const url = new URL(`${scheme}://${host}${incoming.url ?? '/'}`);
  const outcome = await answer({ method: incoming.method ?? 'GET', url, headers: lowerCase(incoming.headers), body: await bodyOf(incoming) });
  if (outcome === 'cut') {
    incoming.socket.destroy();
    return;
  }
  // By this process's clock, which a test may have moved; Node's own is not.
  outgoing.setHeader('date', new Date().toUTCString());
  // `no-store`, so that a search of a browser's profile for the sandbox's secrets means something.
  outgoing.setHeader('cache-control', 'no-store');
  for (const [name, value] of Object.entries(outcome.headers ?? {})) outgoing.setHeader(name, value);
  outgoing.writeHead(outcome.status).end(outcome.body);
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function lowerCase(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]])),
  );
}

function listen(server: PlainServer | SecureServer): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({ port: (server.address() as AddressInfo).port, close: () => close(server) });
    });
  });
}

function close(server: PlainServer | SecureServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Browsers keep connections open, and a held request would keep the server for ever.
    server.closeAllConnections();
  });
}
