import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayKeepOldData, mayKeepOldKey, rotationStage, ROTATION_STAGES, workingKey } from '@/utils/model/rotation';
import { NOTHING_ROTATES, type SetupState } from '@/utils/model/setup';
import { changed, GUIDE_STATES } from '../../fixtures/guide-states';

const S = GUIDE_STATES;
const OLD = '170000000000115';
const NEW = '170000000000208';
const EARLIER = '2026-11-23T09:40:00Z';
const LATER = '2026-11-23T10:05:00Z';

describe('the stage of a rotation, and the key that works', () => {
  test.each([
    ['none under way', S.rotationOffered, null, OLD],
    ['no new key', S.rotationMake, 'make', OLD],
    ['one that is not proved', changed(S.rotationSend, { key: { provedAt: null } }), 'make', OLD],
    ['one that is OFF', changed(S.rotationSend, { key: { readBack: { at: EARLIER, on: false, createdAt: null, findings: [] } } }), 'make', OLD],
    ['the old one itself', changed(S.rotationSend, { key: { clientId: OLD } }), 'make', OLD],
    ['the old one itself, by its local id', changed(S.rotationSend, { key: { clientId: '115' } }), 'make', OLD],
    ['proved', S.rotationSend, 'send', OLD],
    ['proved, and another was sent', changed(S.rotationSend, { rotation: { sentId: '170000000000300' } }), 'send', OLD],
    ['sent', S.rotationAuthorize, 'authorize', OLD],
    ['sent, and only the old one is authorised', changed(S.rotationAuthorize, { authorize: { grantedAt: EARLIER } }), 'authorize', OLD],
    ['authorised, with checks from before', S.rotationCheck, 'check', NEW],
    ['authorised, with a check that failed', changed(S.rotationTurnOff, { send: { checks: [{ id: 'url', verdict: 'fail', code: null, message: '', at: LATER }] } }), 'check', NEW],
    ['authorised, with checks to the fraction of that second', changed(S.rotationTurnOff, { send: { checks: S.rotationTurnOff.send.checks.map((check) => ({ ...check, at: '2026-11-23T10:05:00.250Z' })) } }), 'turn-off', NEW],
    ['checked', S.rotationTurnOff, 'turn-off', NEW],
    ['checked, and just being read again', changed(S.rotationTurnOff, { key: { readBack: null } }), 'check', NEW],
    ['checked, and turned OFF since', changed(S.rotationTurnOff, { key: { readBack: { at: LATER, on: false, createdAt: null, findings: [] } } }), 'check', NEW],
    ['the old one OFF', S.rotationDone, 'done', NEW],
    ['by the form, not filled in', S.rotationSendOnForm, 'send', OLD],
    ['by the form, marks read', formRead(S.rotationSendOnForm, null), 'authorize', OLD],
    ['by the form, authorised long ago', formRead(S.rotationSendOnForm, '2026-11-20T10:00:00Z'), 'authorize', OLD],
    ['by the form, authorised, and the marks read once more', formRead(S.rotationSendOnForm, '2026-11-23T09:50:00Z'), 'turn-off', NEW],
    ['by the form, authorised, and turned OFF since', changed(formRead(S.rotationSendOnForm, '2026-11-23T09:50:00Z'), { key: { provedAt: null, readBack: { at: LATER, on: false, createdAt: null, findings: [] } } }), 'check', NEW],
  ] as const)('%s', (_, state, stage, works) => {
    expect(rotationStage(state)).toBe(stage);
    expect(workingKey(state).clientId).toBe(works);
  });

  function formRead(state: SetupState, grantedAt: string | null): SetupState {
    return changed(state, { connectionForm: { marks: [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }], marksReadAt: LATER }, authorize: { grantedAt } });
  }
});

const time = fc.constantFrom(null, EARLIER, LATER);
const anyRotation = fc
  .record({
    clientId: fc.constantFrom(null, OLD, NEW),
    provedAt: time,
    on: fc.boolean(),
    sentId: fc.constantFrom(null, OLD, NEW),
    grantedAt: time,
    grantedToOldAt: time,
    checkedAt: fc.constantFrom(EARLIER, LATER),
    verdict: fc.constantFrom('pass' as const, 'fail' as const, 'waiting' as const),
    oldOffAt: time,
    road: fc.constantFrom('api' as const, 'form' as const),
    marks: fc.constantFrom('good' as const, 'bad' as const),
    activity: fc.constantFrom(null, 'sending' as const, 'turning-off' as const),
  })
  .map((drawn) =>
    changed(S.rotationSend, {
      account: { road: drawn.road },
      key: { clientId: drawn.clientId, provedAt: drawn.provedAt, readBack: { at: EARLIER, on: drawn.on, createdAt: null, findings: [] } },
      rotation: { ...NOTHING_ROTATES, startedAt: EARLIER, old: S.rotationOffered.key, sentId: drawn.sentId, grantedToOldAt: drawn.grantedToOldAt, oldOffAt: drawn.oldOffAt, activity: drawn.activity === null ? null : { kind: drawn.activity, since: EARLIER } },
      authorize: { grantedAt: drawn.grantedAt },
      send: { checks: ['url', 'developer-key'].map((id) => ({ id, verdict: drawn.verdict, code: null, message: '', at: drawn.checkedAt })) },
      connectionForm: { marks: [{ mark: 'url', state: 'good' }, { mark: 'keys', state: drawn.marks }], marksReadAt: LATER },
    }),
  );

describe('whatever is stored', () => {
  test('the key that works is one of the two, and the new one only once it is there, sent and authorised', () => {
    fc.assert(
      fc.property(anyRotation, (state) => {
        const stage = rotationStage(state);
        expect(ROTATION_STAGES).toContain(stage);
        const works = workingKey(state);
        expect([state.rotation.old, state.key]).toContain(works);
        if (works === state.key && state.rotation.oldOffAt === null) {
          expect(state.key.clientId).toBe(NEW);
          expect(state.authorize.grantedAt).not.toBeNull();
          if (state.account.road === 'api') expect(state.rotation.sentId).toBe(NEW);
        }
      }),
    );
  });

  test('the old key is offered to be turned OFF only when IntelliBoard’s checks of the new one are green', () => {
    fc.assert(
      fc.property(anyRotation, (state) => {
        fc.pre(rotationStage(state) === 'turn-off' && state.account.road === 'api');
        expect(state.key.readBack?.on).toBe(true);
        expect(state.send.checks.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
        expect(state.authorize.grantedAt).not.toBe(state.rotation.grantedToOldAt);
      }),
      // Few of all that can be stored come so far.
      { maxSkipsPerRun: 2_000, numRuns: 20 },
    );
  });

  test('it can be left only while the old key works and nothing is on its way', () => {
    fc.assert(
      fc.property(anyRotation, (state) => {
        fc.pre(mayKeepOldKey(state));
        expect(workingKey(state)).toBe(state.rotation.old);
        expect(state.rotation.activity).toBeNull();
        // What IntelliBoard has of the new key cannot be taken back.
        expect(state.rotation.sentId).toBeNull();
      }),
    );
  });
});

test.each([
  ['none are being renewed', S.renewData, false],
  ['not made yet', S.renewingData, true],
  ['made, of Canvas Data 2: both are alive', S.renewingDataMade, true],
  ['waited for on the page', changed(S.renewingData, { data: { activity: { kind: 'watching', since: EARLIER } } }), true],
  ['being tried', changed(S.renewingData, { data: { activity: { kind: 'trying', since: EARLIER } } }), false],
  ['on their way', changed(S.renewingDataMade, { send: { activity: { kind: 'sending', since: EARLIER } } }), false],
  ['of the portal, not made yet', S.renewingDataPortal, true],
  ['of the portal, made: the old ones ended with that', S.renewingDataPortalMade, false],
  ['of the portal, seen', changed(S.renewingDataPortal, { data: { candidates: 1 } }), false],
] as const)('credentials of Canvas data that are %s', (_, state, may) => {
  expect(mayKeepOldData(state)).toBe(may);
});
