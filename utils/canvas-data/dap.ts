import { settle } from './answer';
import { TablesRead, TokenRead } from './dap-answers';
import { queryFailure, tokenFailure, withoutAnswer } from './dap-failure';
import { probeOf, type Probe } from './dap-probe';
import { toBase64 } from '@/utils/core/base64';
import { err, ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { DapFailure } from '@/utils/model/canvas-data';

/** The part of `fetch` that is used here; whoever passes it in owns the wall of origins and the time limit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One gateway for all regions. */
export const DAP_ORIGIN = 'https://api-gateway.instructure.com';

/** Tables in which something happens every day at a school. Each probe is one of five a minute (DAP limits and policies). */
export const BUSY_TABLES = ['enrollments', 'submissions', 'users'] as const;

const HOUR_MS = 3_600_000;

export interface DapCredentials {
  /** `<region>#<uuid>`. */
  readonly clientId: string;
  readonly clientSecret: Secret;
}

export interface DapToken {
  readonly token: Secret;
  /** ISO 8601, UTC; an hour from now. */
  readonly expiresAt: string;
}

/** `until`: the time of the table's latest record, ISO 8601 in UTC. */
export type Polled = { readonly kind: 'done'; readonly until: string } | { readonly kind: 'running' };

export interface DapOptions {
  readonly fetch: Fetch;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * Canvas Data 2 (DAP Query API 1.0.0), as far as proving a key and judging its data need it: no data is ever
 * downloaded. Nothing throws, and no failure holds the client secret or the token.
 */
export function createDap({ fetch, now }: DapOptions) {
  function ask(path: string, init: { readonly method: 'GET' | 'POST'; readonly headers: Record<string, string>; readonly body?: string }) {
    return settle(() =>
      fetch(`${DAP_ORIGIN}${path}`, {
        ...init,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        headers: { Accept: 'application/json', ...init.headers },
      }),
    );
  }

  function query(token: Secret, path: string, body?: object) {
    const headers = { Authorization: `Bearer ${token.reveal()}` };
    if (body === undefined) return ask(`/dap${path}`, { method: 'GET', headers });
    return ask(`/dap${path}`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  return {
    /** A token for these credentials (OAuth 2.0 client credentials). `refused`: they are wrong or have expired. */
    async token({ clientId, clientSecret }: DapCredentials): Promise<Result<DapToken, DapFailure>> {
      const basic = toBase64(new TextEncoder().encode(`${clientId}:${clientSecret.reveal()}`));
      const answer = await ask('/ids/auth/login', {
        method: 'POST',
        headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      });
      if (typeof answer === 'string') return err(withoutAnswer(answer));
      if (answer.status !== 200) return err(tokenFailure(answer, now()));
      const read = TokenRead.safeParse(answer.json);
      if (!read.success) return err({ kind: 'unexpected', status: answer.status });
      const { access_token, expires_in } = read.data;
      return ok({ token: new Secret(access_token), expiresAt: new Date(now() + expires_in * 1_000).toISOString() });
    },

    /** Names of the tables of a namespace. Five times a minute at most. */
    async tables(token: Secret, namespace = 'canvas'): Promise<Result<string[], DapFailure>> {
      const answer = await query(token, `/query/${encodeURIComponent(namespace)}/table`);
      if (typeof answer === 'string') return err(withoutAnswer(answer));
      if (answer.status !== 200) return err(queryFailure(answer, now()));
      const read = TablesRead.safeParse(answer.json);
      return read.success ? ok(read.data.tables) : err({ kind: 'unexpected', status: answer.status });
    },

    /**
     * Asks how new a table of the namespace `canvas` is: a query for what changed since 24 hours ago, which needs no
     * snapshot. Since the full hour, so that asking again within it finds the same job instead of making another.
     */
    async startFreshness(token: Secret, table: string): Promise<Result<Probe, DapFailure>> {
      const since = new Date(Math.floor(now() / HOUR_MS - 24) * HOUR_MS).toISOString().replace('.000Z', 'Z');
      const answer = await query(token, `/query/canvas/table/${encodeURIComponent(table)}/data`, { format: 'jsonl', since });
      return typeof answer === 'string' ? err(withoutAnswer(answer)) : probeOf(answer, now());
    },

    /** Asks what has become of a job. `not-found`: it is over, after 24 hours; begin anew. */
    async pollFreshness(token: Secret, jobId: string): Promise<Result<Polled, DapFailure>> {
      const answer = await query(token, `/job/${encodeURIComponent(jobId)}`);
      if (typeof answer === 'string') return err(withoutAnswer(answer));
      const probe = probeOf(answer, now());
      if (!probe.ok) return probe;
      return ok(probe.value.kind === 'job' ? { kind: 'running' } : probe.value);
    },
  };
}

export type Dap = ReturnType<typeof createDap>;
