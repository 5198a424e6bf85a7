/**
 * How a call to Canvas can fail, told apart by status and by the shape of the body, never by its message
 * (messages are translated).
 */
export type CanvasFailureKind =
  | 'unreachable'
  | 'redirected'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'throttled'
  | 'csrf'
  | 'invalid'
  | 'server'
  | 'not-canvas'
  /** The admin stopped it. */
  | 'cancelled';

export interface CanvasFailure {
  readonly kind: CanvasFailureKind;
  /** Canvas's HTTP status; 0 when there was no answer. */
  readonly status: number;
}
