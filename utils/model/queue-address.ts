import { err, ok, type Result } from '@/utils/core/result';

/** Where Canvas's live events go: a queue of Amazon SQS. */
export interface QueueAddress {
  readonly region: string;
  /** The AWS account that owns the queue: 12 digits, kept as text. */
  readonly account: string;
  readonly name: string;
}

/** What can be wrong with a queue's address. The words: `fault_<code>`. */
export const QUEUE_FAULTS = [
  'empty',
  'is-an-arn',
  'not-https',
  'not-an-address',
  'not-a-queue',
  'queue-account-invalid',
  'queue-is-fifo',
  'queue-name-invalid',
  'queue-name-too-long',
  'queue-name-begins-otherwise',
  'queue-region-differs',
] as const;
export type QueueFault = (typeof QUEUE_FAULTS)[number];

/** The AWS account that must be allowed to send to the queue (Canvas Data Services, set-up). */
export const KNOWN_QUEUE_SENDER = '636161780776';
/** "The name must begin canvas-live-events" (Canvas Data Services, set-up). */
const PREFIX = 'canvas-live-events';
/** Amazon SQS, "Quotas related to queues". */
const LONGEST_NAME = 80;

/**
 * Checks the address of a queue that Canvas's Data Services are to fill:
 * `https://sqs.<region>.amazonaws.com/<12 digits>/<name>`. It must be a standard queue: FIFO is not supported.
 * `region`: the one stated beside the address, if any. Only the shape is checked; nobody is asked.
 */
export function readQueueAddress(pasted: string, region?: string): Result<QueueAddress, QueueFault> {
  const text = pasted.replace(/[\s\p{Cf}]/gu, '');
  if (text === '') return err('empty');
  if (/^arn:/i.test(text)) return err('is-an-arn');
  if (/^http:/i.test(text)) return err('not-https');
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:') return err('not-an-address');
  const found = /^sqs\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/.exec(url.hostname)?.[1];
  const [account, name, ...more] = url.pathname.slice(1).split('/');
  const isBare = url.port === '' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (found === undefined || account === undefined || name === undefined || more.length > 0 || !isBare) return err('not-a-queue');
  if (!/^\d{12}$/.test(account)) return err('queue-account-invalid');
  const fault = nameFault(name);
  if (fault !== null) return err(fault);
  const stated = region?.replace(/[\s\p{Cf}]/gu, '').toLowerCase() ?? '';
  return stated !== '' && stated !== found ? err('queue-region-differs') : ok({ region: found, account, name });
}

function nameFault(name: string): QueueFault | null {
  if (/\.fifo$/i.test(name)) return 'queue-is-fifo';
  if (!/^[A-Za-z0-9_-]+$/.test(name)) return 'queue-name-invalid';
  if (name.length > LONGEST_NAME) return 'queue-name-too-long';
  return name.startsWith(PREFIX) ? null : 'queue-name-begins-otherwise';
}
