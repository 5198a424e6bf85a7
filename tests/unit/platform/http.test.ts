// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHttp } from '@/utils/platform/http';

const PLACE = 'https://gateway.example/tables';
const network = vi.fn<typeof fetch>();
const http = () => createHttp((origin) => Promise.resolve(origin === new URL(PLACE).origin));
const nobody = new TypeError('Failed to fetch');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', network.mockReset());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each(['http://gateway.example/tables', 'https://other.example/tables', 'https://gateway.example:8443/tables'])('%s is not reached', async (address) => {
  await expect(http()(address)).rejects.toThrow('not part of the set-up');
  expect(network).not.toHaveBeenCalled();
});

describe('a request that fails', () => {
  test('is not sent again', async () => {
    network.mockRejectedValue(nobody);
    await expect(http()(PLACE)).rejects.toBe(nobody);
    expect(network).toHaveBeenCalledTimes(1);
  });

  test('is sent again, later, where the browser holds it back after a 5xx of the same address', async () => {
    network.mockResolvedValueOnce(new Response('', { status: 500 })).mockRejectedValueOnce(nobody).mockResolvedValueOnce(new Response('', { status: 504 }));
    const send = http();
    await send(PLACE);
    const again = send(`${PLACE}?limit=2`);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(network).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await again).toMatchObject({ status: 504 });
  });

  test.each(['PATCH', 'PUT', 'DELETE'])('is not sent again where it changes what is there (%s): nobody could tell any more whether the first had arrived', async (method) => {
    network.mockResolvedValueOnce(new Response('', { status: 503 })).mockRejectedValue(nobody);
    const send = http();
    await send(PLACE, { method });
    await expect(send(PLACE, { method })).rejects.toBe(nobody);
    expect(network).toHaveBeenCalledTimes(2);
  });

  test.each<[string, string, number, number]>([
    ['a 5xx of another address', `${PLACE}/users`, 500, 0],
    ['a 5xx of long ago', PLACE, 500, 61_000],
    ['an answer', PLACE, 404, 0],
  ])('is not sent again after %s', async (_, before, status, ago) => {
    network.mockResolvedValueOnce(new Response('', { status })).mockRejectedValue(nobody);
    const send = http();
    await send(before);
    await vi.advanceTimersByTimeAsync(ago);
    await expect(send(PLACE)).rejects.toBe(nobody);
    expect(network).toHaveBeenCalledTimes(2);
  });
});
