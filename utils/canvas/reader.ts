import LinkHeader from 'http-link-header';
import { ACCEPT, call, type Answer, type Fetch } from '@/utils/canvas/answer';
import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { z } from '@/utils/model/zod';

/** Reads Canvas in the admin's own session. */
export function read(fetch: Fetch, url: string): Promise<Result<Answer, CanvasFailure>> {
  return call(fetch, url, { method: 'GET', credentials: 'include', headers: { Accept: ACCEPT } });
}

/** How far a list has been read. `waiting`: Canvas asked for a pause, and this waits. */
export interface ReadProgress {
  readonly items: number;
  readonly waiting: boolean;
}

export interface ReadAllOptions {
  /** Told after each page and before each pause; answers whether to go on. */
  readonly onProgress?: (progress: ReadProgress) => Promise<boolean>;
  readonly sleep?: (ms: number) => Promise<void>;
  /** The name under which a page's list stands in an object; a page is a bare list otherwise. */
  readonly wrappedIn?: string;
}

/** Pauses after Canvas has refused for the rate; then it is given up. Its bucket empties in 60 s ([B] `request_throttle.rb`). */
const PAUSES_MS = [2_000, 4_000, 8_000, 16_000, 30_000];
/** Below this, the next request waits for the bucket to leak (10 a second), so that the admin's own clicks find room. */
const ROOM_KEPT = 100;
/** A hundred thousand items: no account has as many of anything that is read here, so a list that goes on is none. */
const MOST_PAGES = 1_000;
const LEAK_PER_SECOND = 10;

/**
 * Reads a list page after page, one request at a time: Canvas charges parallel requests up front
 * (`request_throttle.rb`, [B]). `next` is followed as it is, but only within the same origin and API. A list is
 * whole or a failure: a part of it would be taken for all there is.
 */
export async function readAll(fetch: Fetch, url: string, { onProgress = async () => true, sleep = pause, wrappedIn }: ReadAllOptions = {}): Promise<Result<unknown[], CanvasFailure>> {
  const { origin } = new URL(url);
  const items: unknown[] = [];
  let next: string | null = url;
  let refusals = 0;
  let pages = 0;
  while (next !== null) {
    const page: Result<Answer, CanvasFailure> = await read(fetch, next);
    if (!page.ok) {
      const ms = page.error.kind === 'throttled' ? PAUSES_MS[refusals++] : undefined;
      if (ms === undefined) return page;
      if (!(await onProgress({ items: items.length, waiting: true }))) return CANCELLED;
      await sleep(ms);
      continue;
    }
    refusals = 0;
    pages += 1;
    if (pages > MOST_PAGES) return err({ kind: 'invalid', status: 200 });
    const listed = listIn(page.value.json, wrappedIn);
    if (listed === null) return err({ kind: 'not-canvas', status: 200 });
    items.push(...listed);
    next = nextPage(page.value.headers.get('link'), origin);
    if (!(await onProgress({ items: items.length, waiting: false }))) return CANCELLED;
    if (next !== null) await sleepForRoom(page.value.headers, sleep);
  }
  return ok(items);
}

/** A page's list; `null` where there is none. */
function listIn(json: unknown, wrappedIn: string | undefined): readonly unknown[] | null {
  const list = wrappedIn === undefined ? json : z.record(z.string(), z.unknown()).safeParse(json).data?.[wrappedIn];
  return Array.isArray(list) ? (list as unknown[]) : null;
}

const CANCELLED: Result<never, CanvasFailure> = err({ kind: 'cancelled', status: 0 });

async function sleepForRoom(headers: Headers, sleep: (ms: number) => Promise<void>): Promise<void> {
  const remaining = Number.parseFloat(headers.get('x-rate-limit-remaining') ?? '');
  if (remaining < ROOM_KEPT) await sleep(((ROOM_KEPT - remaining) / LEAK_PER_SECOND) * 1_000);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The address of the next page in a `Link` header (RFC 8288), or `null`. One that leaves the API is refused. */
export function nextPage(link: string | null, origin: string): string | null {
  if (link === null) return null;
  let uri: string | undefined;
  try {
    uri = LinkHeader.parse(link).rel('next')[0]?.uri;
  } catch {
    return null;
  }
  const url = uri === undefined ? null : URL.parse(uri, origin);
  return url !== null && url.origin === origin && url.pathname.startsWith('/api/v1/') ? url.href : null;
}
