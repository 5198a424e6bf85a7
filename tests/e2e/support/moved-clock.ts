import type { World } from './world';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * A clock that a test moves on: that of this process, and so of the stand-ins, and that of the extension's worker and
 * pages. What the browser itself does by the clock (alarms, cookies) stays in the present.
 */
export class MovedClock {
  #ahead = 0;
  /** How far the admin's computer is ahead of everybody else. */
  #skew = 0;

  constructor(private readonly world: World) {}

  async forward(ms: number): Promise<void> {
    this.#ahead += ms;
    await this.apply();
  }

  /** The admin's computer alone goes wrong by so much; 0: it is right again. */
  async misset(ms: number): Promise<void> {
    this.#skew = ms;
    await this.apply();
  }

  /** Again, for a worker or a page that has started since. */
  async apply(): Promise<void> {
    moveDate(this.#ahead);
    const { browser } = this.world.chromium;
    const worker = await this.world.chromium.worker();
    await worker.evaluate(moveDate, this.#ahead + this.#skew);
    for (const page of await browser.pages()) {
      // An empty tab may become one of the extension's pages.
      if (!page.url().startsWith(this.world.chromium.url('')) && page.url() !== 'about:blank') continue;
      await page.evaluateOnNewDocument(moveDate, this.#ahead + this.#skew);
      await page.evaluate(moveDate, this.#ahead + this.#skew);
    }
  }

  /** This process goes by the true time again. */
  stop(): void {
    moveDate(0);
  }
}

/** Stands alone: it is also run in the browser. */
function moveDate(ahead: number): void {
  const scope = globalThis as unknown as { Date: DateConstructor; trueDate?: DateConstructor };
  const TrueDate = (scope.trueDate ??= Date);
  scope.Date = class extends TrueDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [TrueDate.now() + ahead] : given) as [number]));
    }

    static override now(): number {
      return TrueDate.now() + ahead;
    }
  } as DateConstructor;
}
