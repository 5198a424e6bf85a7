import { browser } from 'wxt/browser';
import { z } from '@/utils/model/zod';

const Policy = z.object({ intelliboardHost: z.optional(z.string().check(z.regex(/^[a-z0-9.-]+(:\d+)?$/i))) });

/** The IntelliBoard host that the organisation has set by enterprise policy, if it has. Firefox rejects where no policy exists. */
export async function policyHost(): Promise<string | undefined> {
  const managed: unknown = await browser.storage.managed.get(null).catch(() => ({}));
  return Policy.safeParse(managed).data?.intelliboardHost?.toLowerCase();
}
