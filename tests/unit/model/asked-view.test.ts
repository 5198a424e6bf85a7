import { expect, test } from 'vitest';
import { askedIn, fragmentOf } from '@/utils/model/asked-view';

const RUN = '6f1d2c3b-0000-4000-8000-000000000001';

test.each(['health', 'steps'] as const)('%s is read as it was written', (view) => {
  expect(askedIn(`#${fragmentOf({ runId: RUN, view })}`)).toEqual({ runId: RUN, view });
});

test.each(['', '#', '#health', '#health:', `#other:${RUN}`, `#health:${RUN}:more`, '#health:a/b', `#health:${'a'.repeat(65)}`, `health:${RUN}`])('%j asks for nothing', (fragment) => {
  expect(askedIn(fragment)).toBeNull();
});
