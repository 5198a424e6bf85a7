import type { Fetch } from '@/utils/canvas/answer';
import { readAll } from '@/utils/canvas/reader';
import { api } from '@/utils/canvas/routes';
import { ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { z } from '@/utils/model/zod';

const Scope = z.object({ scope: z.string() });

/** The scopes that this Canvas offers for the keys of an account. Needs `manage_developer_keys`. */
export async function offeredScopes(fetch: Fetch, origin: string, accountId: string): Promise<Result<string[], CanvasFailure>> {
  const list = await readAll(fetch, api.scopes(origin, accountId));
  if (!list.ok) return list;
  return ok(list.value.flatMap((item) => Scope.safeParse(item).data?.scope ?? []));
}
