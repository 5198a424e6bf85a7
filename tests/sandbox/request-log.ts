import type { LoggedRequest } from './site';

/** Every answered request, and a way to await one without polling. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #waiting = new Set<(entry: LoggedRequest) => void>();

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    for (const waiter of this.#waiting) waiter(entry);
  }

  clear(): void {
    this.entries.length = 0;
  }

  /** Resolves with the first request that fits, past or to come; rejects after `limitMs`. */
  waitFor(fits: (entry: LoggedRequest) => boolean, limitMs = 15_000): Promise<LoggedRequest> {
    const past = this.entries.find(fits);
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(new Error(`no such request within ${limitMs} ms; seen:\n${this.entries.slice(-15).map((one) => `${one.method} ${one.host}${one.path} ${one.status}`).join('\n')}`));
      }, limitMs);
      const waiter = (entry: LoggedRequest) => {
        if (!fits(entry)) return;
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        resolve(entry);
      };
      this.#waiting.add(waiter);
    });
  }
}
