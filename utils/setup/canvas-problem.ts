import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { problem, type Problem } from '@/utils/model/problem';
import type { Ports } from '@/utils/setup/ports';

/** Why a call to Canvas failed. What looks like an unreachable host may be a permission that was taken away. */
export async function explainCanvas({ sites, now }: Pick<Ports, 'sites' | 'now'>, failure: CanvasFailure, origin: string): Promise<Problem> {
  if (failure.kind === 'unreachable' && !(await sites.isGranted(origin))) return problem('permission_gone', now(), [new URL(origin).host]);
  return canvasProblem(failure, now(), origin);
}

/** A failed call to Canvas in the admin's words: whose side it is on, and the page where it is put right. */
export function canvasProblem(failure: CanvasFailure, at: Date, origin: string): Problem {
  const host = new URL(origin).host;
  const status = String(failure.status);
  switch (failure.kind) {
    case 'unreachable':
      return problem('canvas_unreachable', at, [host]);
    case 'redirected':
      return problem('canvas_redirected', at, [host], origin);
    case 'signed-out':
      return problem('canvas_not_signed_in', at, [host], `${origin}/login`);
    case 'forbidden':
      return problem('canvas_not_admin', at, [host]);
    case 'throttled':
      return problem('canvas_throttled', at, [host]);
    case 'csrf':
      return problem('key_csrf', at, [host]);
    case 'server':
      return problem('canvas_server_error', at, [status]);
    case 'not-canvas':
      return problem('canvas_not_canvas', at, [host], origin);
    case 'not-found':
    case 'invalid':
    case 'cancelled':
      return problem('canvas_answer_unknown', at, [status]);
  }
}
