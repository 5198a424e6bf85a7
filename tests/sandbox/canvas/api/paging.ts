import { json } from '../answers';
import type { SandboxRequest, SandboxResponse } from '../../site';

const DEFAULT_SIZE = 10;
const MAXIMUM_SIZE = 100;

interface Item {
  readonly id?: unknown;
}

interface Shape<T> {
  readonly toJson?: (item: T) => unknown;
  /** The name under which the list stands in an object; a bare list otherwise. */
  readonly wrappedIn?: string;
}

/**
 * One page of a list, with its `Link` header (section "Pagination" of Canvas's API): ten items unless asked,
 * a hundred at most whatever was asked. `next` is opaque; `last` is left out, as it may be. `toJson` is asked about
 * the items of the page only.
 */
export function paged<T extends Item>(request: SandboxRequest, items: readonly T[], { toJson = (item) => item, wrappedIn }: Shape<T> = {}): SandboxResponse {
  const { searchParams } = request.url;
  const size = Math.min(Math.max(Math.trunc(Number(searchParams.get('per_page'))) || DEFAULT_SIZE, 1), MAXIMUM_SIZE);
  const from = startOf(searchParams.get('page'), items);
  const until = from + size;
  const link = (rel: string, start: number) => {
    const page = new URL(request.url);
    page.searchParams.set('page', bookmark(start, items));
    page.searchParams.set('per_page', String(size));
    return `<${page.href}>; rel="${rel}"`;
  };
  const links = [link('current', from), ...(until < items.length ? [link('next', until)] : []), link('first', 0)];
  const page = items.slice(from, until).map((item) => toJson(item));
  return json(wrappedIn === undefined ? page : { [wrappedIn]: page }, 200, { link: links.join(',') });
}

const PREFIX = 'bookmark:';

interface Bookmark {
  /** The last item before the page, so that what is added or deleted meanwhile shifts nothing. */
  readonly after: unknown;
  /** Where the page began, for the case that this item is gone. */
  readonly start: number;
}

/** A page's name in the manner of Canvas's bookmarked collections: nothing that a client could count up. */
function bookmark(start: number, items: readonly Item[]): string {
  if (start === 0) return 'first';
  const content: Bookmark = { after: items[start - 1]?.id, start };
  return PREFIX + Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** An unknown or broken name gives the first page. */
function startOf(page: string | null, items: readonly Item[]): number {
  if (page?.startsWith(PREFIX) !== true) return 0;
  try {
    const { after, start } = JSON.parse(Buffer.from(page.slice(PREFIX.length), 'base64url').toString()) as Bookmark;
    const last = items.findIndex(({ id }) => id === after);
    return last === -1 ? Number(start) || 0 : last + 1;
  } catch {
    return 0;
  }
}
