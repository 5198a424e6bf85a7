import type { Fault, SandboxRequest, SandboxResponse, Site } from './site';

interface Armed {
  readonly fault: Fault;
  left: number;
}

/** What goes wrong on purpose. Each fault is used as often as it says, then forgotten. */
export class Faults {
  #armed: Armed[] = [];
  readonly #holds = new Map<string, { promise: Promise<void>; release: () => void }>();

  add(fault: Fault): void {
    this.#armed.push({ fault, left: fault.times ?? 1 });
  }

  /** Forgets all faults and lets go whatever was held. */
  clear(): void {
    this.#armed = [];
    for (const name of [...this.#holds.keys()]) this.release(name);
  }

  /** Lets a held answer go. */
  release(name: string): void {
    this.#holds.get(name)?.release();
    this.#holds.delete(name);
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
    const held = this.#holds.get(name);
    if (held !== undefined) return held.promise;
    let release = () => {};
    const promise = new Promise<void>((resolve) => (release = resolve));
    this.#holds.set(name, { promise, release });
    return promise;
  }
}
