import type { Fault, SandboxRequest, SandboxResponse, Site } from './site';

interface Armed {
  readonly fault: Fault;
  left: number;
}

interface Hold {
  /** Resolves when a request has arrived and is held. */
  readonly held: PromiseWithResolvers<void>;
  readonly released: PromiseWithResolvers<void>;
}

/** What goes wrong on purpose. Each fault is used as often as it says, then forgotten. */
export class Faults {
  #armed: Armed[] = [];
  readonly #holds = new Map<string, Hold>();

  add(fault: Fault): void {
    this.#armed.push({ fault, left: fault.times ?? 1 });
  }

  /** Forgets all faults and lets go whatever was held. */
  clear(): void {
    this.#armed = [];
    for (const hold of this.#holds.values()) hold.released.resolve();
    this.#holds.clear();
  }

  /** Lets a held answer go, also one that is held only later. */
  release(name: string): void {
    this.#holdNamed(name).released.resolve();
  }

  /** Resolves when a request is held under that name. */
  whenHeld(name: string): Promise<void> {
    return this.#holdNamed(name).held.promise;
  }

  async apply(site: Site, request: SandboxRequest, handle: () => Promise<SandboxResponse>): Promise<SandboxResponse | 'cut'> {
    const fault = this.#take(site, request);
    if (fault === null) return handle();
    const { then } = fault;
    if (fault.when === 'before') {
      if ('answer' in then) return then.answer;
      if ('cut' in then) return 'cut';
      await this.#hold(then.hold);
      return handle();
    }
    const answer = await handle();
    if ('answer' in then) return then.answer;
    if ('cut' in then) return 'cut';
    await this.#hold(then.hold);
    return answer;
  }

  #take(site: Site, request: SandboxRequest): Fault | null {
    const path = request.url.pathname + request.url.search;
    const armed = this.#armed.find(
      ({ fault }) => fault.site === site.name && (fault.method ?? request.method) === request.method && new RegExp(fault.path).test(path),
    );
    if (armed === undefined) return null;
    armed.left -= 1;
    if (armed.left <= 0) this.#armed = this.#armed.filter((one) => one !== armed);
    return armed.fault;
  }

  #hold(name: string): Promise<void> {
    const hold = this.#holdNamed(name);
    hold.held.resolve();
    return hold.released.promise;
  }

  #holdNamed(name: string): Hold {
    const known = this.#holds.get(name) ?? { held: withResolvers(), released: withResolvers() };
    this.#holds.set(name, known);
    return known;
  }
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers(): PromiseWithResolvers<void> {
  let resolve: () => void = () => undefined;
  let reject: (reason?: unknown) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
