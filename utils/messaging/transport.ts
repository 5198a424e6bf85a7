import { browser } from 'wxt/browser';
import { err, ok, type Result } from '@/utils/core/result';
import type { z } from '@/utils/model/zod';

/** `gone`: the extension was updated or removed under this page. `silent`: the worker did not answer. */
export type SendFailure = 'gone' | 'silent' | 'refused';

const ANSWER_LIMIT_MS = 30_000;

/**
 * Sends one message to the worker, waking it if need be, and parses the answer. It never waits for ever,
 * and a failure names no content of the message.
 */
export async function transport<S extends z.ZodMiniType>(name: string, data: unknown, answerOf: S): Promise<Result<z.output<S>, SendFailure>> {
  const version = ownVersion();
  if (version === null) return err('gone');
  const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
  try {
    const answer: unknown = await Promise.race([
      browser.runtime.sendMessage({ to: 'worker', version, name, data }),
      new Promise((_, reject) => limit.addEventListener('abort', () => reject(new Error('no answer')))),
    ]);
    const reply = answerOf.safeParse(answer);
    return reply.success ? ok(reply.data) : err('refused');
  } catch {
    return err(ownVersion() === null ? 'gone' : 'silent');
  }
}

/** This extension's version, or `null` once its context is invalidated (after an update). */
export function ownVersion(): string | null {
  try {
    return browser.runtime.getManifest().version;
  } catch {
    return null;
  }
}
