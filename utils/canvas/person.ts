import type { Fetch } from '@/utils/canvas/answer';
import { read } from '@/utils/canvas/reader';
import { api } from '@/utils/canvas/routes';
import { actsAs } from '@/utils/canvas/site';
import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { z } from '@/utils/model/zod';

const User = z.object({ name: z.string() });
/** What only administrators with full rights have on a root account, and IntelliBoard needs to read accounts and roles. */
const Rights = z.object({ manage_account_settings: z.boolean(), manage_role_overrides: z.boolean() });

/** Who is signed in at a Canvas, and what they are on its root account: whoever authorises lends IntelliBoard their own rights. */
export interface PersonThere {
  readonly name: string;
  readonly isAdmin: boolean;
  /** `null` where the page that tells could not be read. */
  readonly actingAs: boolean | null;
}

export async function whoIsThere(fetch: Fetch, origin: string, accountId: string): Promise<Result<PersonThere, CanvasFailure>> {
  const user = await read(fetch, api.me(origin));
  if (!user.ok) return user;
  const person = User.safeParse(user.value.json);
  if (!person.success) return err({ kind: 'not-canvas', status: 200 });
  const may = await read(fetch, api.rights(origin, accountId));
  if (!may.ok && may.error.kind !== 'forbidden' && may.error.kind !== 'not-found') return may;
  const rights = may.ok ? Rights.safeParse(may.value.json).data : undefined;
  return ok({ name: person.data.name, isAdmin: rights?.manage_account_settings === true && rights.manage_role_overrides, actingAs: await actsAs(fetch, origin) });
}
