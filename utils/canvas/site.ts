import type { Fetch } from '@/utils/canvas/answer';
import { read } from '@/utils/canvas/reader';
import { api, pages } from '@/utils/canvas/routes';
import { externalTools } from '@/utils/canvas/tools';
import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { SiteReport } from '@/utils/model/site-report';
import { z } from '@/utils/model/zod';

const id = z.pipe(z.union([z.string(), z.int()]), z.transform(String));
const Account = z.object({ id, name: z.string(), uuid: z.optional(z.string()), root_account_id: z.nullish(id), default_time_zone: z.nullish(z.string()) });
const Permissions = z.object({ manage_developer_keys: z.boolean() });
/** `email` is there only for those who may see it (`lib/api/v1/user.rb`). */
const User = z.object({ id, name: z.string(), email: z.nullish(z.string()) });

/**
 * Finds out, one read after another, whether `origin` is a Canvas and what the signed-in person may do on
 * its root account. `accounts/self` is the root account of the domain ([A'] to [C]).
 */
export async function inspectSite(fetch: Fetch, origin: string, accountInPath: string | null): Promise<Result<SiteReport, CanvasFailure>> {
  const self = await read(fetch, api.account(origin, 'self'));
  if (!self.ok) return self;
  const account = Account.safeParse(self.value.json);
  if (!account.success) return err({ kind: 'not-canvas', status: 200 });
  const root = account.data;

  const user = await read(fetch, api.me(origin));
  if (!user.ok) return user;
  const person = User.safeParse(user.value.json);
  if (!person.success) return err({ kind: 'not-canvas', status: 200 });

  const may = await read(fetch, api.permissions(origin, root.id));
  if (!may.ok && may.error.kind !== 'forbidden' && may.error.kind !== 'not-found') return may;
  const mayManageKeys = may.ok && (Permissions.safeParse(may.value.json).data?.manage_developer_keys ?? false);

  // Their labels are set by whoever installed them, so a miss proves nothing.
  const tools = mayManageKeys ? await externalTools(fetch, origin, root.id) : null;
  return ok({
    rootAccountId: root.id,
    accountName: root.name,
    timeZone: root.default_time_zone ?? null,
    userName: person.data.name,
    userEmail: person.data.email ?? null,
    mayManageKeys,
    actingAs: await actsAs(fetch, origin),
    subAccount: await subAccountName(fetch, origin, accountInPath),
    hasDataPortal: tools?.some(({ label }) => /data portal|canvas data\b(?! services)/i.test(label)) ?? null,
    hasDataServices: tools?.some(({ label }) => /data services/i.test(label)) ?? null,
  });
}

/** What a look at a Canvas that is known needs of all that: which account it is, and whether its keys may be seen. */
export async function rootOf(fetch: Fetch, origin: string): Promise<Result<{ readonly rootAccountId: string; readonly maySeeKeys: boolean }, CanvasFailure>> {
  const self = await read(fetch, api.account(origin, 'self'));
  if (!self.ok) return self;
  const account = Account.safeParse(self.value.json);
  if (!account.success) return err({ kind: 'not-canvas', status: 200 });
  const may = await read(fetch, api.permissions(origin, account.data.id));
  if (!may.ok && may.error.kind !== 'forbidden' && may.error.kind !== 'not-found') return may;
  return ok({ rootAccountId: account.data.id, maySeeKeys: may.ok && (Permissions.safeParse(may.value.json).data?.manage_developer_keys ?? false) });
}

async function subAccountName(fetch: Fetch, origin: string, accountInPath: string | null): Promise<string | null> {
  if (accountInPath === null || accountInPath === 'self') return null;
  const answer = await read(fetch, api.account(origin, accountInPath));
  const account = answer.ok ? Account.safeParse(answer.value.json) : null;
  // `root_account_id` is null for the root itself (forced in Canvas's source).
  return account?.success === true && account.data.root_account_id ? account.data.name : null;
}

/**
 * Acting as another user shows only on a page, as a class of its body (every generation since 2022). No API says
 * it, so the start page is read as text and only that class is looked at.
 */
export async function actsAs(fetch: Fetch, origin: string): Promise<boolean | null> {
  try {
    const page = await fetch(pages.home(origin), { credentials: 'include', cache: 'no-store', redirect: 'manual' });
    if (!page.ok) return null;
    const body = /<body\b[^>]*\bclass="([^"]*)"/i.exec(await page.text())?.[1];
    return body === undefined ? null : body.split(/\s+/).includes('is-masquerading-or-student-view');
  } catch {
    return null;
  }
}
