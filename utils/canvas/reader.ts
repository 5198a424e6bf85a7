import LinkHeader from 'http-link-header';
import { ACCEPT, call, type Answer, type Fetch } from '@/utils/canvas/answer';
import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';

/** Reads Canvas in the admin's own session. */
export function read(fetch: Fetch, url: string): Promise<Result<Answer, CanvasFailure>> {
  return call(fetch, url, { method: 'GET', credentials: 'include', headers: { Accept: ACCEPT } });
}

/**
 * Reads a list page after page, one request at a time: Canvas charges parallel requests up front
 * (`request_throttle.rb`, [B]). `next` is followed as it is, but only within the same origin and API.
 */
export async function readAll(fetch: Fetch, url: string, mayGoOn: () => boolean = () => true): Promise<Result<unknown[], CanvasFailure>> {
  const { origin } = new URL(url);
  const items: unknown[] = [];
  let next: string | null = url;
  while (next !== null && mayGoOn()) {
    const page = await read(fetch, next);
    if (!page.ok) return page;
    if (!Array.isArray(page.value.json)) return err({ kind: 'not-canvas', status: 200 });
    items.push(...(page.value.json as unknown[]));
    next = nextPage(page.value.headers.get('link'), origin);
  }
  return ok(items);
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
