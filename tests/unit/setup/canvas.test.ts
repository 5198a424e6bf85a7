import { expect, test } from 'vitest';
import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { SetupState } from '@/utils/model/setup';
import type { SiteReport } from '@/utils/model/site-report';
import { canvasUseCases } from '@/utils/setup/canvas';
import type { Ports } from '@/utils/setup/ports';
import { GUIDE_STATES } from '../../fixtures/guide-states';

const WRONG = 'https://canvas.wrong.example';
const RIGHT = 'https://canvas.fernwood.example';
const REPORT: SiteReport = { rootAccountId: '1', accountName: 'Fernwood University', timeZone: 'America/Denver', userName: 'Robin Vale', userEmail: null, subAccount: null, mayManageKeys: true, actingAs: false, hasDataPortal: null, hasDataServices: null };

/** Two addresses are tried, the wrong one first; each answers when it is told to. */
async function twoAddresses() {
  let state: SetupState = GUIDE_STATES.canvasEmpty;
  const answers = new Map<string, (report: Result<SiteReport, CanvasFailure>) => void>();
  const watched: (string | null)[] = [];
  const use = canvasUseCases({
    now: () => new Date('2026-11-23T08:00:00Z'),
    store: { read: async () => state, update: async (next: (state: SetupState) => SetupState) => (state = next(state)) },
    sites: { isGranted: async () => true, connectedElsewhere: async () => false, watchKeysPage: async (origin: string | null) => void watched.push(origin), release: async () => undefined, lookAtTab: async () => ({ kind: 'hidden' }) },
    vault: { forget: async () => undefined },
    monitor: { forget: async () => undefined },
    canvas: { inspect: (origin: string) => new Promise((answer) => answers.set(origin, answer)) },
  } as unknown as Ports);
  await use.setAddress(WRONG);
  const first = use.check(true);
  await settled();
  await use.setAddress(RIGHT);
  const second = use.check(true);
  await settled();
  const done = Promise.all([first, second]);
  return { answers, watched, done, canvas: () => state.canvas };
}

const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

test.each<[string, Result<SiteReport, CanvasFailure>]>([
  ['does not answer', err({ kind: 'unreachable', status: 0 })],
  ['belongs to somebody else', ok({ ...REPORT, mayManageKeys: false })],
  ['would do', ok({ ...REPORT, accountName: 'Wrong' })],
])('the address that was chosen last is asked at once; that the one before %s says nothing of it', async (_, answer) => {
  for (const order of [[WRONG, RIGHT], [RIGHT, WRONG]]) {
    const { answers, watched, done, canvas } = await twoAddresses();
    expect([...answers.keys()]).toEqual([WRONG, RIGHT]);
    for (const origin of order) {
      answers.get(origin)?.(origin === RIGHT ? ok(REPORT) : answer);
      await settled();
    }
    await done;
    expect(canvas()).toMatchObject({ site: { origin: RIGHT, accountName: 'Fernwood University' }, activity: null, problem: null });
    expect(watched).toEqual([RIGHT]);
  }
});
