import { beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { ConnectionField } from '@/utils/model/connection-form';
import { emptyConnectionForm, emptySetup } from '@/utils/model/empty-setup';
import type { SetupState } from '@/utils/model/setup';
import { createAtWork } from '@/utils/setup/at-work';
import { connectionFormUseCases } from '@/utils/setup/connection-form';
import type { ConnectionFormPort, ConnectionValues, FormSeen, Ports } from '@/utils/setup/ports';

const SECRET = 'made'.repeat(16);
const DATA_ID = 'us-east-1#0a1b2c3d-0000-4000-8000-000000000000';
const DATA_SECRET = 'secretOfCanvasData';
const CANVAS = 'https://fernwood.instructure.com';
const PAGE = { tabId: 3, documentId: 'document-1' };

/** IntelliBoard's page as it answers, and what was written into it. */
let page: { fields: ConnectionField[]; visible: ConnectionField[]; marks: FormSeen['marks']; signedIn: boolean; open: boolean; document: string };
let written: ConnectionValues[];
let state: SetupState;
let vault: string | null;
let pauses: number;
let onPause: () => void;
let granted: boolean;
let forgotten: string[];

function ready(): SetupState {
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  return {
    ...empty,
    account: { ...empty.account, road: 'form' },
    canvas: {
      ...empty.canvas,
      site: { origin: CANVAS, kind: 'production', rootAccountId: '1', accountName: 'Fernwood', timeZone: null, userName: 'Robin', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: '2026-11-23T08:00:00Z' },
    },
    key: { ...empty.key, clientId: '10000000000115', secret: { last4: 'made', state: 'held' } },
    details: { ...empty.details, draft: { lmsName: 'Fernwood', categoryId: null, categoryName: 'Main campus', newCategory: true, active: true, dynamicTables: false, hour: 7, timeZone: 'UTC' } },
  };
}

beforeEach(() => {
  page = { fields: ['lmsName', 'url', 'clientId', 'clientSecret', 'category', 'hour'], visible: [], marks: [], signedIn: true, open: true, document: 'document-1' };
  written = [];
  vault = SECRET;
  pauses = 0;
  granted = true;
  forgotten = [];
  onPause = () => undefined;
  state = ready();
});

function useCases() {
  const form: ConnectionFormPort = {
    open: async () => undefined,
    look: async (_, lookId) => (page.open ? ok({ lookId, signedIn: page.signedIn, marks: page.marks, lists: [], hasChosen: false, process: { state: 'unknown', progress: null, isAboutThisCanvas: true }, page: { ...PAGE, documentId: page.document }, fields: page.fields.map((field) => ({ field, label: field, isVisible: page.visible.includes(field), isRight: false })) }) : err('missing')),
    fill: async (at, _, __, values) => {
      if (at.documentId !== page.document) return err('gone');
      written.push(values);
      return ok(Object.keys(values).flatMap((field) => (page.fields.includes(field as ConnectionField) ? [{ field: field as ConnectionField, result: 'written' as const }] : [])));
    },
    put: async (_, field, value, mayBeVisible) => {
      if (page.visible.includes(field) && !mayBeVisible) return ok('visible');
      written.push({ [field]: value });
      return ok('written');
    },
    fillLists: async () => err('gone'),
    putList: async () => err('gone'),
  };
  const ports = {
    now: () => new Date('2026-11-23T08:00:00Z'),
    newId: () => `id-${Math.random()}`,
    sleep: async () => {
      pauses += 1;
      onPause();
    },
    store: { read: async () => structuredClone(state), update: async (change: (state: SetupState) => SetupState) => (state = structuredClone(change(state))) },
    vault: {
      use: async (purpose: string) => (vault === null ? null : new Secret(purpose === 'data' ? DATA_SECRET : vault)),
      forget: async (purpose: string) => {
        forgotten.push(purpose);
        vault = null;
      },
    },
    sites: { isGranted: async () => granted },
    connectionForm: form,
  } as unknown as Ports;
  return connectionFormUseCases(ports, createAtWork());
}

/** The look that the guide shows. */
const seen = () => state.connectionForm.look?.id ?? '';

describe('filling IntelliBoard’s form', () => {
  test('a look writes nothing and takes no secret out of the vault', async () => {
    await useCases().look();
    expect(written).toEqual([]);
    expect(state.connectionForm.look?.fields.map(({ field }) => field)).toEqual(page.fields);
    expect(JSON.stringify(state)).not.toContain(SECRET);
  });

  test('only what the look has named and the admin wants is filled, the secret among it only then', async () => {
    const form = useCases();
    await form.look();
    await form.fill(seen(), ['url', 'active', 'lmsName']);
    expect(written).toEqual([{ url: CANVAS, lmsName: 'Fernwood' }]);
    await form.fill(seen(), ['clientSecret']);
    expect(written[1]).toEqual({ clientSecret: SECRET });
    expect(state.connectionForm.written).toContainEqual({ field: 'clientSecret', result: 'written' });
    expect(JSON.stringify(state)).not.toContain(SECRET);
  });

  test('the credentials of Canvas data go likewise, their secret only when it was named', async () => {
    state = { ...state, data: { ...state.data, clientId: DATA_ID, everyHours: 12, secret: { last4: 'Data', state: 'held' }, provedAt: '2026-11-23T08:00:00Z', expiresOn: '2027-11-23' } };
    page.fields = ['dataClientId', 'dataClientSecret', 'dataFrequency'];
    const form = useCases();
    await form.look();
    await form.fill(seen(), ['dataClientId', 'dataFrequency']);
    await form.fill(seen(), ['dataClientSecret']);
    expect(written).toEqual([{ dataClientId: DATA_ID, dataFrequency: 12 }, { dataClientSecret: DATA_SECRET }]);
    expect(JSON.stringify(state)).not.toContain(DATA_SECRET);
    page.marks = [
      { mark: 'url', state: 'good' },
      { mark: 'keys', state: 'good' },
      { mark: 'data', state: 'good' },
    ];
    await form.look();
    expect([state.key.secret?.state, state.data.secret?.state]).toEqual(['sent', 'sent']);
    expect(forgotten).toEqual(['developer-key', 'data']);
  });

  test('a mark that is good for data which was not filled in says nothing about the credentials here', async () => {
    state = { ...state, data: { ...state.data, clientId: DATA_ID, secret: { last4: 'Data', state: 'held' } } };
    page.marks = [
      { mark: 'url', state: 'good' },
      { mark: 'keys', state: 'good' },
      { mark: 'data', state: 'good' },
    ];
    await useCases().look();
    expect(state.data.secret?.state).toBe('held');
  });

  test('a site that was taken back meanwhile: nothing is written, and it is said', async () => {
    const form = useCases();
    await form.look();
    granted = false;
    await form.fill(seen(), ['url', 'clientSecret']);
    expect(await form.put('clientSecret', true)).toBe('no-page');
    expect(written).toEqual([]);
    expect(state.connectionForm.problem).toMatchObject({ code: 'permission_gone' });
  });

  test('without a look nothing is filled', async () => {
    await useCases().fill('look-1', ['url', 'clientSecret']);
    expect(written).toEqual([]);
  });

  test('a look that was taken since is not the one that was agreed to: nothing is written', async () => {
    const form = useCases();
    await form.look();
    const agreedTo = seen();
    page.visible = ['clientSecret'];
    await form.look();
    await form.fill(agreedTo, ['url', 'clientSecret']);
    expect(written).toEqual([]);
  });

  test('another document in the tab: nothing is written, and it is said', async () => {
    const form = useCases();
    await form.look();
    page.document = 'document-2';
    await form.fill(seen(), ['url', 'clientSecret']);
    expect(written).toEqual([]);
    expect(state.connectionForm).toMatchObject({ problem: { code: 'form_page_changed' }, look: null });
  });

  test('a secret that is not here any more: nothing is written, and it is said', async () => {
    const form = useCases();
    await form.look();
    vault = null;
    await form.fill(seen(), ['url', 'clientSecret']);
    expect(written).toEqual([]);
    expect(state.connectionForm).toMatchObject({ activity: null, problem: { code: 'key_secret_lost' } });
  });

  test('a new look tells what is on the page now: what was written once and is not there is to be filled again', async () => {
    const form = useCases();
    await form.look();
    await form.fill(seen(), ['url', 'clientSecret']);
    await form.put('hour', false);
    page.fields = ['url', 'clientSecret'];
    await form.look();
    expect(state.connectionForm.written).toEqual([{ field: 'hour', result: 'written' }]);
  });

  test('a category is filled with leave to make it, if that is wanted', async () => {
    const form = useCases();
    await form.look();
    await form.fill(seen(), ['category']);
    expect(written[0]).toEqual({ category: 'Main campus', newCategory: 'Main campus' });
  });
});

describe('put it here', () => {
  test('one value, and a secret where it can be read only when that is wanted', async () => {
    page.visible = ['clientSecret'];
    const form = useCases();
    expect(await form.put('clientSecret', false)).toBe('visible');
    expect(written).toEqual([]);
    expect(await form.put('clientSecret', true)).toBe('written');
    expect(written).toEqual([{ clientSecret: SECRET }]);
  });

  test('a value that this set-up does not have is not put anywhere', async () => {
    vault = null;
    expect(await useCases().put('clientSecret', true)).toBe('no-value');
    expect(written).toEqual([]);
  });
});

describe('the marks', () => {
  test('green ones end it: the secret is forgotten here', async () => {
    page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }, { mark: 'data', state: 'waiting' }];
    await useCases().look();
    expect(vault).toBeNull();
    expect(state.key.secret?.state).toBe('sent');
  });

  test('a red one keeps it, to be filled again; and filling again makes old marks void', async () => {
    page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'bad' }];
    const form = useCases();
    await form.look();
    expect(vault).toBe(SECRET);
    await form.fill(seen(), ['clientSecret']);
    expect(state.connectionForm).toMatchObject({ marks: [], marksReadAt: null });
  });

  test('green ones stay while only that is changed which they say nothing of', async () => {
    page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }];
    const form = useCases();
    await form.look();
    await form.fill(seen(), ['hour']);
    await form.put('lmsName', false);
    expect(state.connectionForm.marks).toEqual(page.marks);
  });
});

test('marks that are on their way are waited for, those of the data are not', async () => {
  page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'waiting' }, { mark: 'data', state: 'waiting' }];
  pauses = 0;
  onPause = () => {
    if (pauses === 3) page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }, { mark: 'data', state: 'waiting' }];
  };
  await useCases().look();
  expect(pauses).toBe(3);
  expect(state.connectionForm.marks).toEqual(page.marks);
});

describe('while a mark is waited for', () => {
  beforeEach(() => {
    page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'waiting' }];
  });

  test('whoever takes up the work does not end the look', async () => {
    const form = useCases();
    const kinds: (string | undefined)[] = [];
    onPause = () => {
      if (pauses === 3) page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }];
      void form.resume().then(() => kinds.push(state.connectionForm.activity?.kind));
    };
    await form.look();
    expect(kinds.slice(0, 2)).toEqual(['looking', 'looking']);
    expect(state.connectionForm).toMatchObject({ activity: null, marks: page.marks });
  });

  test('a form that is begun anew for another key gets nothing of what the look has seen', async () => {
    onPause = () => {
      page.marks = [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }];
      state = { ...state, connectionForm: emptyConnectionForm() };
    };
    await useCases().look();
    expect(state.connectionForm).toEqual(emptyConnectionForm());
    expect(forgotten).toEqual([]);
  });
});

describe('what can be in the way', () => {
  test.each([
    ['no page of IntelliBoard is open', { open: false }, 'form_page_missing'],
    ['nobody is signed in', { signedIn: false }, 'form_not_signed_in'],
    ['another page than the form', { fields: [] }, 'form_not_found'],
  ] as const)('%s', async (_, change, code) => {
    Object.assign(page, change);
    await useCases().look();
    expect(state.connectionForm.problem?.code).toBe(code);
  });

  test('a sign-in is noticed on IntelliBoard’s own pages only', async () => {
    const form = useCases();
    await form.open();
    await form.pageLoaded('https://evil.example');
    expect(state.connectionForm.signedInAt).toBeNull();
    page.signedIn = false;
    await form.pageLoaded('https://next.intelliboard.net');
    expect(state.connectionForm.activity?.kind).toBe('signing-in');
    page.signedIn = true;
    await form.pageLoaded('https://next.intelliboard.net');
    expect(state.connectionForm).toMatchObject({ activity: null, signedInAt: '2026-11-23T08:00:00.000Z' });
  });

  test('a look that was cut short is over, and can be asked for again', async () => {
    state = { ...state, connectionForm: { ...state.connectionForm, activity: { kind: 'filling', since: '' } } };
    await useCases().resume();
    expect(state.connectionForm.activity).toBeNull();
  });
});
