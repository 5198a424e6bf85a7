import { settle, type Answer } from './answer';
import { DumpsRead, DumpWithTablesRead } from './dumps';
import { clockSkewMs, failureOf, wholeMinutes, withoutAnswer } from './flat-files-failure';
import { authorization, signatureOf } from './signature';
import { err, ok, type Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { Dump, FlatFilesFailure } from '@/utils/model/canvas-data';
import type { z } from '@/utils/model/zod';

/** The API answers on the portal's host, too; what is signed must be what is called. */
export const FLAT_FILES_ORIGIN = 'https://api.inshosteddata.com';

/** What "Create Credentials" of the portal shows. Neither is empty. */
export interface FlatFilesPair {
  readonly key: string;
  readonly secret: Secret;
}

export interface FlatFilesRequest {
  readonly url: string;
  /** To be sent as the `Date` header, to the letter: it is signed. */
  readonly date: string;
  readonly authorization: string;
}

export interface FlatFilesOptions {
  /**
   * Sends a GET with these two headers and no others of its own making; without cookies, following no redirect
   * (`redirect: 'manual'`). Rejects as `fetch` does when nobody answers. `Date` is a forbidden header, which
   * `fetch` drops without a word: the sender sets it by a rule of declarativeNetRequest.
   */
  readonly send: (request: FlatFilesRequest) => Promise<Response>;
  /** Epoch ms. */
  readonly now: () => number;
  /**
   * Whether other sites can be reached; asked only when this one did not answer. One call cannot tell a host
   * that was shut down from a computer that is offline or a permission that is missing. Without it, or where it
   * says no, that is `unreachable`; where it says yes, `retired`.
   */
  readonly online?: () => Promise<boolean>;
}

export interface DumpList {
  /** The newest first. */
  readonly dumps: Dump[];
  /** How far this computer's clock is ahead of the service's, in whole minutes; `null` where it states no time. */
  readonly skewMinutes: number | null;
}

/**
 * Reads of the Canvas Data Portal's API (portal API docs; canvas-data-cli, `src/Api.js`). Nothing throws, and no
 * failure holds the key or the secret. Files are never fetched and their addresses never kept. A signed call ends
 * Reserved Mode, so asking wakes an account that builds no more than that.
 */
export function createFlatFiles({ send, now, online = async () => false }: FlatFilesOptions) {
  async function get<T>(pair: FlatFilesPair, path: string, answer: z.ZodMiniType<T>, listed: boolean): Promise<Result<{ value: T; skewMs: number | null }, FlatFilesFailure>> {
    const url = `${FLAT_FILES_ORIGIN}${path}`;
    const date = new Date(now()).toUTCString();
    const signature = await signatureOf({ method: 'GET', url, date, secret: pair.secret });
    const answered = await settle(() => send({ url, date, authorization: authorization(pair.key, signature) }));
    if (typeof answered === 'string') return err(withoutAnswer(await online()));
    const skewMs = clockSkewMs(answered, now());
    const read = isSuccess(answered) ? answer.safeParse(answered.json) : null;
    return read?.success ? ok({ value: read.data, skewMs }) : err(failureOf(answered, { skewMs, listed, now: now() }));
  }

  async function one(pair: FlatFilesPair, path: string): Promise<Result<Dump, FlatFilesFailure>> {
    const answered = await get(pair, path, DumpWithTablesRead, false);
    return answered.ok ? ok(answered.value.value) : answered;
  }

  return {
    /**
     * The account's dumps: the cheapest call that proves a pair. An account without any has an empty list. Their
     * tables are not listed, so `requestsOnly` and `reserved` are `null`.
     */
    async dumps(pair: FlatFilesPair, limit = 50): Promise<Result<DumpList, FlatFilesFailure>> {
      const answered = await get(pair, `/api/account/self/dump?limit=${limit}`, DumpsRead, true);
      if (!answered.ok) return answered;
      const { value, skewMs } = answered.value;
      return ok({ dumps: value, skewMinutes: skewMs === null ? null : wholeMinutes(skewMs) });
    },
    /** The newest dump, with what its tables say about it. It may be a refresh of `requests` alone. */
    latest: (pair: FlatFilesPair) => one(pair, '/api/account/self/file/latest'),
    /** One dump, likewise. */
    byDump: (pair: FlatFilesPair, dumpId: string) => one(pair, `/api/account/self/file/byDump/${encodeURIComponent(dumpId)}`),
  };
}

export type FlatFiles = ReturnType<typeof createFlatFiles>;

function isSuccess({ status, redirected }: Answer): boolean {
  return status === 200 && !redirected;
}
