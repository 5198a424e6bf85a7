// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptySetup } from '@/utils/model/empty-setup';
import type { JournalEntry } from '@/utils/model/journal';
import { SetupStateSchema, type SetupState } from '@/utils/model/setup';
import { supportReport, type ReportSource } from '@/utils/model/support-report';
import { tCode } from '@/utils/ui/copy';
import { changed, GUIDE_STATES } from '../../fixtures/guide-states';
import { AT, secret, since } from '../../fixtures/state-parts';

const entry: JournalEntry = { id: 'a', at: '2026-11-23T09:38:12Z', runId: 'run-1', where: 'canvas', what: 'key-create', outcome: 'done', words: { host: 'fernwood.instructure.com', key: '170000000000115' } };

function report(change: Partial<ReportSource> = {}): string {
  return supportReport({ at: new Date(AT), extension: '0.1.0', browser: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0.0.0', connections: [GUIDE_STATES.empty], journal: [], health: [], ...change }, tCode);
}

describe('a report', () => {
  test('begins with versions, and says what is not in it', () => {
    expect(report().split('\n').slice(0, 6)).toEqual([
      'IntelliBoard Connect for Canvas: support report',
      'No secret, no e-mail address and no name of a person is in it. IDs are shortened to their last four characters. Times are UTC.',
      '',
      'Made: 2026-11-23 09:40 UTC',
      'Version: 0.1.0',
      'Browser: Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0.0.0',
    ]);
  });

  test.each([
    ['a fresh set-up', GUIDE_STATES.empty, ['Canvas: not chosen yet', 'IntelliBoard: next.intelliboard.net (road: ?)', 'Step “Developer key”: To do']],
    ['a Canvas', GUIDE_STATES.canvasDone, ['Canvas: fernwood.instructure.com (production)', 'IntelliBoard: next.intelliboard.net (road: api)', 'Step “Your Canvas”: Done']],
    ['a key', GUIDE_STATES.keyDone, ['Developer key: client ID …0115 (way: create)', 'Developer key read in Canvas: 2026-11-23 09:40 UTC, ON', 'Developer key accepted by Canvas: 2026-11-23 09:40 UTC', 'Secret “developer-key”: held', 'Secret “api-token”: held']],
    ['a key that differs', GUIDE_STATES.keyDiffers, ['Developer key differs from the plan: redirect_uri, scopes_missing, name', 'Problem in key: key_differs, at 2026-11-23 09:40 UTC', 'Step “Developer key”: Needs attention']],
    ['work under way', GUIDE_STATES.keyCreating, ['Under way in key: creating, since 2026-11-23 09:40 UTC', 'Step “Developer key”: In progress']],
    ['a connection', GUIDE_STATES.sendDoneGreen, ['Sent: 2026-11-23 09:40 UTC (tries: 1, connection …8213)', 'IntelliBoard’s check “url”: pass, -, at 2026-11-23 09:40 UTC', 'IntelliBoard’s check “authorization”: waiting, not_authorized, at 2026-11-23 09:40 UTC', 'Processing hour: 4 (America/New_York)']],
    ['the form road', GUIDE_STATES.formMarksBad, ['IntelliBoard: next.intelliboard.net (road: form)', 'Mark on IntelliBoard’s form “keys”: bad']],
    ['Canvas data', changed(GUIDE_STATES.dataDone, { data: { expiresOn: '2027-11-23' } }), ['Secret “data”: held', 'Canvas data key ends: 2027-11-23']],
    [
      'what comes after sending',
      changed(GUIDE_STATES.sendDoneGreen, {
        authorize: { consent: { state: 'granted', code: null, at: AT, by: 'Ada Whitfield' }, grantedAt: AT },
        process: { run: { id: 'r_1', state: 'failed', progress: 0.4, startedAt: AT, finishedAt: AT, counts: { users: 1, courses: 1, enrollments: 1, activities: 1, kept: 1, dropped: 0 }, error: { code: 'data_stale', message: 'Ask Ada.' } } },
      }),
      ['Authorization at IntelliBoard: granted, -', 'Authorized: 2026-11-23 09:40 UTC', 'Processing: failed, 40 %, data_stale'],
    ],
  ])('says of %s where it stands', (_, state, lines) => {
    const said = report({ connections: [state] }).split('\n');
    for (const line of lines) expect(said).toContain(`  ${line}`);
  });

  test.each(Object.entries(GUIDE_STATES))('of %s names no person, no e-mail address and no typed name', (_, state) => {
    const said = report({ connections: [state] });
    expect(said).not.toMatch(/Ada|Whitfield|@|Fernwood University|Higher education|undefined|\$\d|\[object/);
    expect(said).not.toContain('170000000000115');
  });

  test('has every connection, numbered', () => {
    const said = report({ connections: [GUIDE_STATES.keyDone, GUIDE_STATES.empty] });
    expect(said).toContain('\nConnection 1 of 2\n');
    expect(said).toContain('\nConnection 2 of 2\n');
  });

  test('has the journal, with ids shortened', () => {
    expect(report({ journal: [entry] })).toContain('Journal (1 entries, the newest first)\n  2026-11-23 09:38 UTC | Canvas | Create a developer key | Done | fernwood.instructure.com, client ID …0115\n');
    expect(report({ journal: [] })).toContain('Journal: empty');
    expect(report({ journal: null })).toContain('Journal: could not be read');
  });

  test('has the newest 500 entries of a long journal, and says how many more there are', () => {
    const said = report({ journal: Array.from({ length: 512 }, (_, n) => ({ ...entry, id: `n${n}` })) });
    expect(said.split('\n').filter((line) => line.includes('Create a developer key'))).toHaveLength(500);
    expect(said).toContain('and 12 older entries');
  });

  test('has lines of health as they are, but for what could be a secret or an address', () => {
    const said = report({ health: ['Developer key: ON', `Authorized by ada@fernwood.example with ${'a1'.repeat(20)}`] });
    expect(said).toContain('\nHealth\n  Developer key: ON\n  Authorized by […] with […]\n');
  });
});

/** A secret of any service, an e-mail address, or a person's name. */
const alnum = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789');
const canary = fc.oneof(
  fc.string({ unit: alnum, minLength: 64, maxLength: 64 }),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 }),
  fc.string({ unit: alnum, minLength: 12, maxLength: 30 }).map((name) => `${name}@fernwood.example`),
  fc.string({ unit: alnum, minLength: 5, maxLength: 20 }).map((name) => `${name} Whitfield`),
);

type Path = readonly (string | number)[];

/** Where texts stand in a value. */
function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, [...path, name]));
}

/** A copy with another text at one place. */
function replaced(value: unknown, [name, ...rest]: Path, text: (was: string) => string): unknown {
  if (name === undefined) return typeof value === 'string' ? text(value) : value;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const parts = copy as Record<string, unknown>;
  parts[name] = replaced(parts[name], rest, text);
  return copy;
}

const soil = (value: string) => (was: string) => (was.startsWith('https://') ? `${new URL(was).origin}/${value}?code=${value}#${value}` : value);

/** The texts of a stored state that its schema lets be anything: whatever stands there may have come from anywhere. */
function freeTexts(state: SetupState): Path[] {
  return textsIn(state).filter((path) => SetupStateSchema.safeParse(replaced(state, path, soil('Any-Text99'))).success);
}

describe('by construction', () => {
  test.each(Object.entries(GUIDE_STATES))('nothing that was put in the place of any text of %s comes out', (_, state) => {
    const free = freeTexts(state);
    expect(free.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(canary, (value) => {
        const soiled = SetupStateSchema.parse(free.reduce<unknown>((before, path) => replaced(before, path, soil(value)), state));
        expect(report({ connections: [soiled] })).not.toContain(value);
      }),
      { numRuns: 10 },
    );
  });

  test('nor what stands in a field of codes that are IntelliBoard’s own, or in a host', () => {
    fc.assert(
      fc.property(canary, (value) => {
        const state = changed({ ...emptySetup(value, value), runId: value }, {
          account: { token: { last4: value, state: 'held' } },
          canvas: { site: { ...(GUIDE_STATES.canvasDone.canvas.site as NonNullable<SetupState['canvas']['site']>), origin: `https://${value}` } },
          key: { clientId: value, secret: secret('held', value), activity: { ...since('saving'), since: value } },
          send: { deliveredAt: value, connectionId: value, checks: [{ id: value, verdict: 'fail', code: value, message: value, at: value }] },
          authorize: { consent: { state: 'granted', code: value, at: value, by: value }, grantedAt: value },
          process: { run: { id: value, state: 'failed', progress: Number.NaN, startedAt: value, finishedAt: value, counts: { users: 1, courses: 1, enrollments: 1, activities: 1, kept: 1, dropped: 0 }, error: { code: value, message: value } } },
        });
        expect(report({ connections: [state] }).toLowerCase()).not.toContain(value.toLowerCase());
      }),
    );
  });
});
