import { json } from './answers';
import type { SandboxRequest, SandboxResponse } from '../site';

/** One page of a list with its `Link` header. Ten a page unless asked, a hundred at most; `last` is left out, as it may be. */
export function paged(request: SandboxRequest, items: readonly unknown[], wrap: (page: readonly unknown[]) => unknown = (page) => page): SandboxResponse {
  const { url } = request;
  const size = Math.min(Math.max(Number(url.searchParams.get('per_page')) || 10, 1), 100);
  const from = offsetOf(url.searchParams.get('page'));
  const at = (offset: number) => {
    const page = new URL(url);
    page.searchParams.set('page', bookmark(offset));
    page.searchParams.set('per_page', String(size));
    return page.href;
  };
  const links = [`<${at(from)}>; rel="current"`, ...(from + size < items.length ? [`<${at(from + size)}>; rel="next"`] : []), `<${at(0)}>; rel="first"`];
  return json(wrap(items.slice(from, from + size)), 200, { link: links.join(',') });
}

/** Opaque to whoever follows it. */
function bookmark(offset: number): string {
  return offset === 0 ? '1' : `bookmark:${Buffer.from(JSON.stringify([offset])).toString('base64url')}`;
}

function offsetOf(page: string | null): number {
  if (page === null || !page.startsWith('bookmark:')) return 0;
  const [offset] = JSON.parse(Buffer.from(page.slice('bookmark:'.length), 'base64url').toString()) as [number];
  return offset;
}
