import type { Fault, SandboxRequest, SandboxResponse, Site } from './site';

/** What the client gets: an answer, or a connection that is cut. */
export type Outcome = SandboxResponse | 'cut';

interface Armed {
  readonly fault: Fault;
  readonly path: RegExp;
  left: number;
}

interface Hold {
  /** Resolves when a request has arrived and is held. */
  readonly held: Signal;
  readonly released: Signal;
}

/** What goes wrong on purpose, between the server and the sites. */
export class Faults {
  #armed: Armed[] = [];
  readonly #holds = new Map<string, Hold>();

  /** Arms a fault. Throws if its path is no regular expression. */
  add(fault: Fault): void {
    this.#armed.push({ fault, path: new RegExp(fault.path), left: fault.times ?? 1 });
  }

  /** Forgets all faults and lets go whatever is held, so that nothing of one test hangs into the next. */
  clear(): void {
    this.#armed = [];
    for (const hold of this.#holds.values()) hold.released.give();
    this.#holds.clear();
  }

  /** Lets go what is held under this name, also what comes to be held only later. */
  release(name: string): void {
    this.#holdNamed(name).released.give();
  }

  /** Resolves when a request is held under this name. */
  whenHeld(name: string): Promise<void> {
    return this.#holdNamed(name).held.given;
  }

  /**
   * Passes a request to its site through the first fault that fits, which counts as used.
   * `onHold` is called when silence begins: with `when: 'after'` the site has acted by then.
   */
  async apply(site: Site, request: SandboxRequest, handle: () => Promise<SandboxResponse>, onHold: () => void): Promise<Outcome> {
    const fault = this.#take(site, request);
    if (fault === null) return handle();
    const { then } = fault;
    const answered = fault.when === 'after' ? await handle() : null;
    if ('answer' in then) return then.answer;
    if ('cut' in then) return 'cut';
    const hold = this.#holdNamed(then.hold);
    onHold();
    hold.held.give();
    await hold.released.given;
    return answered ?? handle();
  }

  #take(site: Site, { method, url }: SandboxRequest): Fault | null {
    const path = url.pathname + url.search;
    const armed = this.#armed.find((one) => one.fault.site === site.name && (one.fault.method ?? method) === method && one.path.test(path));
    if (armed === undefined) return null;
    armed.left -= 1;
    if (armed.left <= 0) this.#armed = this.#armed.filter((one) => one !== armed);
    return armed.fault;
  }

  #holdNamed(name: string): Hold {
    const hold = this.#holds.get(name) ?? { held: new Signal(), released: new Signal() };
    this.#holds.set(name, hold);
    return hold;
  }
}

/** Something that happens once and can be awaited before and after. */
class Signal {
  give: () => void = () => undefined;
  readonly given = new Promise<void>((resolve) => {
    this.give = resolve;
  });
}
