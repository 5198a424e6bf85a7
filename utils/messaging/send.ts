import type { Result } from '@/utils/core/result';
import { PROTOCOL, type MessageName, type Reply, type Request } from '@/utils/messaging/protocol';
import { transport, type SendFailure } from '@/utils/messaging/transport';

export { ownVersion, type SendFailure } from '@/utils/messaging/transport';

/** Sends one message of the guide to the worker. */
export async function send<N extends MessageName>(name: N, data: Request<N>): Promise<Result<Reply<N>, SendFailure>> {
  // Parsed by the reply schema of this very name.
  return (await transport(name, data, PROTOCOL[name].reply)) as Result<Reply<N>, SendFailure>;
}
