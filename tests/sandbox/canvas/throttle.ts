import type { SandboxResponse } from '../site';

export interface ThrottleSettings {
  /** Over this level requests are refused. */
  readonly highWaterMark: number;
  /** No bucket holds more. */
  readonly maximum: number;
  readonly outflowPerSecond: number;
  /** What each request pays at first, whatever it will have cost; so parallel ones are dear. */
  readonly upfront: number;
  /** What a request has cost in the end. Canvas measures time; here it is the same for all. */
  readonly cost: number;
  /** The setting `request_throttle.send_429_response`; 403 without. */
  readonly send429: boolean;
}

/** The figures of `app/middleware/request_throttle.rb`, 2022 to 2026. */
const CANVAS: ThrottleSettings = { highWaterMark: 600, maximum: 800, outflowPerSecond: 10, upfront: 50, cost: 1.5, send429: false };

/** Canvas's leaky bucket, one per user or token. `now` is in milliseconds. */
export class Throttle {
  #settings = CANVAS;
  readonly #buckets = new Map<string, { level: number; at: number }>();

  constructor(private readonly now: () => number = () => Date.now()) {}

  /** Changes some figures and empties all buckets. */
  change(settings: Partial<ThrottleSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#buckets.clear();
  }

  get settings(): ThrottleSettings {
    return this.#settings;
  }

  /** Answers a request of this caller, or refuses it while the caller's bucket is too full. */
  async run(caller: string, handle: () => Promise<SandboxResponse>): Promise<SandboxResponse> {
    const { highWaterMark, upfront, cost } = this.#settings;
    if (this.#flow(caller, 0) > highWaterMark) return this.#refusal();
    this.#flow(caller, upfront);
    const answer = await handle();
    const remaining = Math.max(0, highWaterMark - this.#flow(caller, cost - upfront));
    return { ...answer, headers: { ...answer.headers, 'x-request-cost': cost.toFixed(4), 'x-rate-limit-remaining': remaining.toFixed(1) } };
  }

  /** Lets the bucket leak until now, then pours in `amount`; returns the new level. */
  #flow(caller: string, amount: number): number {
    const { outflowPerSecond, maximum } = this.#settings;
    const at = this.now();
    const last = this.#buckets.get(caller) ?? { level: 0, at };
    const leaked = Math.max(0, last.level - ((at - last.at) / 1_000) * outflowPerSecond);
    const level = Math.min(maximum, Math.max(0, leaked + amount));
    this.#buckets.set(caller, { level, at });
    return level;
  }

  /** Plain text, never JSON: by this alone can it be told from a missing permission. */
  #refusal(): SandboxResponse {
    const status = this.#settings.send429 ? 429 : 403;
    const reason = status === 429 ? '429 Too Many Requests' : '403 Forbidden';
    return { status, headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' }, body: `${reason} (Rate Limit Exceeded)\n` };
  }
}
