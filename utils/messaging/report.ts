import type { Result } from '@/utils/core/result';
import { PAGE_REPORTS, type PageReport } from '@/utils/messaging/page-protocol';
import { transport, type SendFailure } from '@/utils/messaging/transport';
import type { z } from '@/utils/model/zod';

export { ownVersion } from '@/utils/messaging/transport';

export type RequestOf<N extends PageReport> = z.infer<(typeof PAGE_REPORTS)[N]['request']>;
type ReplyOf<N extends PageReport> = z.infer<(typeof PAGE_REPORTS)[N]['reply']>;

/** Sends one message of our script on a page to the worker. */
export async function report<N extends PageReport>(name: N, data: RequestOf<N>): Promise<Result<ReplyOf<N>, SendFailure>> {
  // Parsed by the reply schema of this very name.
  return (await transport(name, data, PAGE_REPORTS[name].reply)) as Result<ReplyOf<N>, SendFailure>;
}
