import { pause } from '@/utils/core/pause';
import type { Result } from '@/utils/core/result';
import type { SendFailure } from '@/utils/messaging/transport';

const PAUSES_MS = [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Sends a report to the worker until it is acknowledged; sending it again must do no harm. Answers whether it
 * was: acknowledged, or of no use to anybody any more, either way it need not be kept here.
 */
export async function deliver(sendOnce: () => Promise<Result<unknown, SendFailure>>, signal: AbortSignal): Promise<boolean> {
  for (const ms of PAUSES_MS) {
    await pause(ms, signal);
    if (signal.aborted) return false;
    const answer = await sendOnce();
    if (answer.ok) return true;
    if (answer.error === 'gone') return false;
  }
  return false;
}
