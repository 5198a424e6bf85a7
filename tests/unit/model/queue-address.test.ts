import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUEUE_FAULTS, readQueueAddress } from '@/utils/model/queue-address';

const BASE = 'https://sqs.us-east-1.amazonaws.com/123456789012';
const GOOD = `${BASE}/canvas-live-events-fernwood`;

describe('the address of a queue', () => {
  test.each([
    [GOOD, undefined],
    [GOOD, ''],
    [` ${GOOD}\u200b\n`, ' US-EAST-1 '],
  ])('%j is taken, with the region %j', (pasted, region) => {
    expect(readQueueAddress(pasted, region)).toEqual({ ok: true, value: { region: 'us-east-1', account: '123456789012', name: 'canvas-live-events-fernwood' } });
  });

  test.each([
    ['', 'empty'],
    ['arn:aws:sqs:us-east-1:123456789012:canvas-live-events', 'is-an-arn'],
    [GOOD.replace('https', 'http'), 'not-https'],
    ['canvas-live-events', 'not-an-address'],
    ['sqs.us-east-1.amazonaws.com/123456789012/canvas-live-events', 'not-an-address'],
    ['ftp://sqs.us-east-1.amazonaws.com/123456789012/canvas-live-events', 'not-an-address'],
    ['https://queue.amazonaws.com/123456789012/canvas-live-events', 'not-a-queue'],
    ['https://us-east-1.queue.amazonaws.com/123456789012/canvas-live-events', 'not-a-queue'],
    ['https://sqs.us-east-1.amazonaws.com.evil.example/123456789012/canvas-live-events', 'not-a-queue'],
    ['https://sqs.us-east-1.amazonaws.com/123456789012', 'not-a-queue'],
    ['https://sqs.us-east-1.amazonaws.com:8443/123456789012/canvas-live-events', 'not-a-queue'],
    [`${GOOD}/`, 'not-a-queue'],
    [`${GOOD}?Action=x`, 'not-a-queue'],
    [`${GOOD}#x`, 'not-a-queue'],
    [GOOD.replace('//', '//user:pw@'), 'not-a-queue'],
    ['https://sqs.us-east-1.amazonaws.com/12345678901/canvas-live-events', 'queue-account-invalid'],
    ['https://sqs.us-east-1.amazonaws.com/1234-5678-9012/canvas-live-events', 'queue-account-invalid'],
    [`${BASE}/canvas-live-events.fifo`, 'queue-is-fifo'],
    [`${BASE}/canvas-live-events.x`, 'queue-name-invalid'],
    [`${BASE}/`, 'queue-name-invalid'],
    [`${BASE}/canvas-live-events-${'x'.repeat(62)}`, 'queue-name-too-long'],
    [`${BASE}/live-events`, 'queue-name-begins-otherwise'],
    [`${BASE}/Canvas-live-events`, 'queue-name-begins-otherwise'],
  ])('%j is refused as %s', (pasted, fault) => {
    expect(readQueueAddress(pasted)).toEqual({ ok: false, error: fault });
  });

  test('in another region than stated is refused', () => {
    expect(readQueueAddress(GOOD, 'eu-central-1')).toEqual({ ok: false, error: 'queue-region-differs' });
  });

  test('is read back as it was put together, up to 80 characters of name', () => {
    const names = fc.stringMatching(/^[A-Za-z0-9_-]{0,62}$/).map((rest) => `canvas-live-events${rest}`);
    fc.assert(
      fc.property(fc.constantFrom('us-east-1', 'eu-west-2', 'ap-southeast-2', 'us-gov-west-1'), fc.stringMatching(/^\d{12}$/), names, (region, account, name) => {
        expect(readQueueAddress(`https://sqs.${region}.amazonaws.com/${account}/${name}`, region)).toEqual({ ok: true, value: { region, account, name } });
      }),
    );
  });

  test('throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((rest) => `${BASE}/${rest}`)), (pasted) => {
        const read = readQueueAddress(pasted);
        if (!read.ok) expect(QUEUE_FAULTS).toContain(read.error);
      }),
    );
  });
});
