import type { Fetch } from '@/utils/canvas/answer';
import { readAll } from '@/utils/canvas/reader';
import { api } from '@/utils/canvas/routes';
import { ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { z } from '@/utils/model/zod';

const Scope = z.object({ scope: z.string() });

/** Which of `wanted` this Canvas does not offer. Needs `manage_developer_keys`. */
export async function scopesNotOffered(fetch: Fetch, origin: string, accountId: string, wanted: readonly string[]): Promise<Result<string[], CanvasFailure>> {
  const list = await readAll(fetch, api.scopes(origin, accountId));
  if (!list.ok) return list;
  const offered = new Set(list.value.map((item) => Scope.safeParse(item).data?.scope));
  return ok(wanted.filter((scope) => !offered.has(scope)));
}
