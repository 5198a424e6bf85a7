import type { LoggedRequest } from './site';

type Waiter = (entry: LoggedRequest) => void;

/** Every request once, and a way to await one without polling. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];
  readonly #waiting = new Set<Waiter>();

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /**
   * Adds a request and returns how to set its final status: a held one is in the log as `held` from the
   * moment it is held, so that a test can act in between, and stays one line when it is answered.
   */
  add(entry: LoggedRequest): (status: LoggedRequest['status']) => void {
    const at = this.#entries.push(entry) - 1;
    this.#tell(entry);
    return (status) => {
      const settled = { ...entry, status };
      this.#entries[at] = settled;
      this.#tell(settled);
    };
  }

  /** Resolves with the first request that fits, past or to come; rejects after `limitMs` and says what came. */
  waitFor(fits: (entry: LoggedRequest) => boolean, limitMs = 15_000): Promise<LoggedRequest> {
    const past = this.#entries.find(fits);
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = (entry) => {
        if (!fits(entry)) return;
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        resolve(entry);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(new Error(`No such request within ${limitMs} ms. The last ones were:\n${this.#lastOnes()}`));
      }, limitMs);
      this.#waiting.add(waiter);
    });
  }

  #tell(entry: LoggedRequest): void {
    for (const waiter of [...this.#waiting]) waiter(entry);
  }

  #lastOnes(): string {
    const lines = this.#entries.slice(-15).map(({ method, host, path, status }) => `  ${method} ${host}${path} ${status}`);
    return lines.length === 0 ? '  (none)' : lines.join('\n');
  }
}
