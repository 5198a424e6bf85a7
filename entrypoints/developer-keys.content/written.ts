import type { Result } from '@/utils/core/result';
import type { PageReply } from '@/utils/messaging/page-protocol';
import type { CanvasFailure } from '@/utils/model/canvas-failure';

/** Writes in Canvas, unless somebody acts as another user at this moment, and says in short how it went. */
export async function written(actingAs: () => boolean, write: () => Promise<Result<null, CanvasFailure>>): Promise<PageReply<'page.update'>> {
  if (actingAs()) return { outcome: 'acting-as', status: 0 };
  const answer = await write();
  return answer.ok ? { outcome: 'done', status: 200 } : { outcome: outcomeOf(answer.error), status: answer.error.status };
}

function outcomeOf({ kind }: CanvasFailure): PageReply<'page.update'>['outcome'] {
  switch (kind) {
    case 'csrf':
    case 'signed-out':
    case 'throttled':
      return kind;
    case 'unreachable':
    case 'redirected':
    case 'server':
    case 'cancelled':
      return 'no-answer';
    case 'forbidden':
    case 'not-found':
    case 'invalid':
    case 'not-canvas':
      return 'refused';
  }
}
