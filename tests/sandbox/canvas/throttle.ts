import type { SandboxResponse } from '../site';

/** Canvas's leaky bucket (`request_throttle.rb`): it fills by cost, leaks steadily, and a request pays up front. */
export class Throttle {
  highWaterMark = 600;
  outflowPerSecond = 10;
  upfront = 50;
  send429 = false;
  #buckets = new Map<string, { level: number; at: number }>();

  /** Runs a request of one caller, or refuses it when the bucket is full. */
  async run(caller: string, cost: number, handle: () => Promise<SandboxResponse>): Promise<SandboxResponse> {
    const bucket = this.#leak(caller);
    if (bucket.level > this.highWaterMark) return this.#refusal();
    bucket.level += this.upfront;
    const answer = await handle();
    bucket.level += cost - this.upfront;
    const remaining = Math.max(0, this.highWaterMark - bucket.level).toFixed(1);
    return { ...answer, headers: { ...answer.headers, 'x-request-cost': String(cost), 'x-rate-limit-remaining': remaining } };
  }

  #leak(caller: string): { level: number; at: number } {
    const now = Date.now();
    const bucket = this.#buckets.get(caller) ?? { level: 0, at: now };
    bucket.level = Math.max(0, bucket.level - ((now - bucket.at) / 1_000) * this.outflowPerSecond);
    bucket.at = now;
    this.#buckets.set(caller, bucket);
    return bucket;
  }

  /** Text, not JSON; 403 unless the host has switched to 429. */
  #refusal(): SandboxResponse {
    const status = this.send429 ? 429 : 403;
    return {
      status,
      headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' },
      body: `${status} ${status === 429 ? 'Too Many Requests' : 'Forbidden'} (Rate Limit Exceeded)\n`,
    };
  }
}
