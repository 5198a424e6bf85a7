/** When a run takes its next step: so long after the last one, or when a test says so. */
export class Clock {
  #waiting: (() => void)[] = [];
  #given = 0;

  /** `stepMs`: how long each step takes, in ms; `null`: none is taken until it is given. */
  constructor(public stepMs: number | null) {}

  /** From now on steps take so long. Whoever waits for one that is to be given need not any longer. */
  change(stepMs: number | null): void {
    this.stepMs = stepMs;
    this.#given = 0;
    if (stepMs !== null) this.#release(this.#waiting.length);
  }

  /** Gives steps, to those who wait for one or will. */
  give(steps: number): void {
    this.#given += steps - this.#release(steps);
  }

  /** Resolves when the next step may be taken. Does not keep the process alive. */
  next(): Promise<void> {
    const { stepMs } = this;
    return new Promise((resolve) => {
      if (stepMs !== null) setTimeout(resolve, stepMs).unref();
      else if (this.#given === 0) this.#waiting.push(resolve);
      else {
        this.#given -= 1;
        resolve();
      }
    });
  }

  #release(count: number): number {
    const released = this.#waiting.splice(0, count);
    for (const resolve of released) resolve();
    return released.length;
  }
}
