import type { Fetch } from '@/utils/canvas/answer';
import { readAll } from '@/utils/canvas/reader';
import { api, pages } from '@/utils/canvas/routes';
import type { DataTool } from '@/utils/model/data';
import { z } from '@/utils/model/zod';

/** `GET accounts/:id/tabs`: "context_external_tool_31" is the tool 31 (every generation since 2022). */
const Tab = z.object({ id: z.string(), label: z.string() });
const TOOL_TAB = /^context_external_tool_(\d{1,25})$/;

/** The external tools in the root account's navigation; `null` where the list could not be read. */
export async function externalTools(fetch: Fetch, origin: string, accountId: string): Promise<DataTool[] | null> {
  const tabs = await readAll(fetch, api.tabs(origin, accountId));
  if (!tabs.ok) return null;
  return tabs.value.flatMap((tab) => {
    const read = Tab.safeParse(tab);
    const id = read.success ? TOOL_TAB.exec(read.data.id)?.[1] : undefined;
    return read.success && id !== undefined ? [toolOf(origin, accountId, id, read.data.label)] : [];
  });
}

/** A tool, with the address of its page in Canvas, which launches it. */
export function toolOf(origin: string, accountId: string, id: string, label: string): DataTool {
  return { id, label: label.trim().slice(0, 200), url: pages.externalTool(origin, accountId, id) };
}

/** What a page's navigation shows. */
export interface ToolLink {
  readonly id: string;
  readonly label: string;
}

/**
 * Runs inside an open page of Canvas; it is sent there as text, so it uses nothing but its argument. The
 * navigation's links to tools, known by where they lead ([A'] to [C]: `#section-tabs`), not by their text.
 */
export function toolsInNavigation({ origin, accountId }: { readonly origin: string; readonly accountId: string }): ToolLink[] | null {
  if (location.origin !== origin) return null;
  const path = new RegExp(`^/accounts/${accountId}/external_tools/(\\d{1,25})$`);
  return [...document.querySelectorAll<HTMLAnchorElement>('#section-tabs a[href]')].flatMap((link) => {
    const id = path.exec(link.pathname)?.[1];
    return id === undefined || link.origin !== origin ? [] : [{ id, label: (link.textContent ?? '').trim().slice(0, 200) }];
  });
}
