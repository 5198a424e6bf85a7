/**
 * Calls that an endpoint takes in a minute, each endpoint for itself ("Limits and policies" of DAP's docs; none
 * is given for the login). Assumed: they are counted for each client, over the last 60 seconds, and a call that
 * was refused does not count.
 */
export const LIMITS = { login: Infinity, tables: 5, schema: 500, query: 5, job: 500, urls: 200 } as const;
export type Endpoint = keyof typeof LIMITS;

const MINUTE_MS = 60_000;

interface Call {
  readonly endpoint: Endpoint;
  readonly caller: string;
  readonly at: number;
  readonly refused: boolean;
}

/** Who called what within the last minute. */
export class Usage {
  #calls: Call[] = [];

  constructor(private readonly now: () => number) {}

  /** Notes a call. Returns how many seconds the caller has to wait, if there were too many already. */
  note(endpoint: Endpoint, caller: string): number | null {
    const taken = this.#lastMinute().filter((call) => call.endpoint === endpoint && call.caller === caller && !call.refused);
    const at = this.now();
    const refused = taken.length >= LIMITS[endpoint];
    this.#calls.push({ endpoint, caller, at, refused });
    return refused ? Math.max(1, Math.ceil(((taken[0]?.at ?? at) + MINUTE_MS - at) / 1_000)) : null;
  }

  /** How many calls each endpoint has had within the last minute, from anybody, refused ones included. */
  counts(): Record<Endpoint, number> {
    const counts: Record<Endpoint, number> = { login: 0, tables: 0, schema: 0, query: 0, job: 0, urls: 0 };
    for (const { endpoint } of this.#lastMinute()) counts[endpoint] += 1;
    return counts;
  }

  #lastMinute(): readonly Call[] {
    const since = this.now() - MINUTE_MS;
    this.#calls = this.#calls.filter(({ at }) => at > since);
    return this.#calls;
  }
}
