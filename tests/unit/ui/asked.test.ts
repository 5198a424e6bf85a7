import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useAsked } from '@/utils/ui/useAsked';

beforeEach(() => history.replaceState(null, '', '/options.html'));

/** As the browser does it when a tab of ours is led to another fragment. */
function lead(fragment: string): void {
  act(() => {
    history.replaceState(null, '', `/options.html${fragment}`);
    dispatchEvent(new Event('hashchange'));
  });
}

test('what the page was opened for is read, and taken out of its address', () => {
  history.replaceState(null, '', '/options.html#health:run-1');
  const { result } = renderHook(() => useAsked());
  expect(result.current).toEqual({ runId: 'run-1', view: 'health' });
  expect(location.hash).toBe('');
});

test('an open page is led elsewhere, and to the same again', () => {
  const { result } = renderHook(() => useAsked());
  expect(result.current).toBeNull();
  lead('#steps:run-2');
  const first = result.current;
  expect(first).toEqual({ runId: 'run-2', view: 'steps' });
  lead('#steps:run-2');
  expect(result.current).toEqual(first);
  expect(result.current).not.toBe(first);
});

test('another fragment changes nothing', () => {
  const { result } = renderHook(() => useAsked());
  lead('#elsewhere');
  expect(result.current).toBeNull();
  expect(location.hash).toBe('#elsewhere');
});
