import type { Switchboard } from './server';
import type { Canary, Fault, SandboxRequest, SandboxResponse, Site } from './site';

type Route = (body: Record<string, unknown>) => unknown;

/**
 * The control address: JSON over plain HTTP on loopback, for whoever drives the sandbox from another process
 * or by hand. Every answer is JSON; what is refused answers 400 with the reason.
 */
export function createControl(switchboard: Switchboard, canaries: () => readonly Canary[]): (request: SandboxRequest) => Promise<SandboxResponse> {
  const { faults, log } = switchboard;
  const siteNamed = (name: unknown) => {
    const site = switchboard.sites.find((one) => one.name === name);
    if (site === undefined) throw new Error(`There is no site ${JSON.stringify(name)}; there are ${switchboard.sites.map((one) => one.name).join(' and ')}.`);
    return site;
  };
  const routes: Record<string, Route> = {
    'GET /state': () => Object.fromEntries(switchboard.sites.map((site) => [site.name, site.inspect()])),
    'GET /requests': () => log.entries,
    'GET /canaries': () => canaries(),
    'POST /set': ({ site, change }) => siteNamed(site).set(change as Record<string, unknown>),
    'POST /faults': (fault) => faults.add(checkedFault(fault, switchboard.sites)),
    'DELETE /faults': () => faults.clear(),
    'POST /release': ({ hold }) => faults.release(String(hold)),
  };
  return async ({ method, url, body }) => {
    const route = routes[`${method} ${url.pathname}`];
    if (route === undefined) return json(404, { routes: Object.keys(routes) });
    try {
      return json(200, route(body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>)) ?? { done: true });
    } catch (error) {
      return json(400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** A fault that came as JSON. One with a slip in it would silently never fit. */
function checkedFault(fault: Record<string, unknown>, sites: readonly Site[]): Fault {
  const { site, path, when, then } = fault;
  const known = sites.some(({ name }) => name === site) && typeof path === 'string' && (when === 'before' || when === 'after');
  if (!known || typeof then !== 'object' || then === null || !('answer' in then || 'cut' in then || 'hold' in then)) {
    throw new Error('A fault is {site, method?, path, times?, when: before|after, then: {answer}|{cut: true}|{hold: name}}.');
  }
  return fault as unknown as Fault;
}

function json(status: number, body: unknown): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
