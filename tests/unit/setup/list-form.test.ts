import { beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '@/utils/core/result';
import { emptySetup } from '@/utils/model/empty-setup';
import { emptySchool, type School } from '@/utils/model/school';
import type { SetupState } from '@/utils/model/setup';
import type { ListField, ListFilled, ListPut, ListValues } from '@/utils/model/list-form';
import { proposeFilters } from '@/utils/model/proposals';
import { createAtWork } from '@/utils/setup/at-work';
import { filtersUseCases } from '@/utils/setup/filters';
import { listFormUseCases } from '@/utils/setup/list-form';
import type { ConnectionFormPort, Ports } from '@/utils/setup/ports';
import { schoolReader } from '@/utils/setup/school';
import { ACCOUNTS, CANVAS, NOW, ROLES, TERMS } from './choice-world';

const SITE = { origin: CANVAS, kind: 'production' as const, rootAccountId: '1', accountName: 'Fernwood', timeZone: null, userName: 'Robin', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: NOW };
const ALL: ListField[] = ['userEnrollment', 'systemStatus', 'subAccounts', 'terms', 'courseStatus', 'activityStatus'];
const DRAFT = { ...proposeFilters(TERMS, Date.parse(NOW)), subAccounts: ['1', '3'] };
const WANTED: ListValues = { userEnrollment: ['active', 'completed'], systemStatus: ['pre_registered', 'registered'], subAccounts: ['Fernwood', 'Biology'], terms: ['Fall 2026', 'Spring 2027'], courseStatus: ['available', 'completed'], activityStatus: ['published'] };

/** IntelliBoard's page: the lists that it has, those that are right, and what it was told to choose. */
let page: { open: boolean; signedIn: boolean; document: string; lists: ListField[]; right: ListField[]; hasChosen: boolean; results: Partial<Record<ListField, ListFilled['result']>>; put: ListPut['result'] };
let chosen: ListValues[];
let wantedByLook: unknown;
let state: SetupState;
let granted: boolean;

beforeEach(() => {
  page = { open: true, signedIn: true, document: 'document-1', lists: ALL, right: [], hasChosen: false, results: {}, put: 'written' };
  chosen = [];
  wantedByLook = undefined;
  granted = true;
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  state = { ...empty, account: { ...empty.account, road: 'form' }, canvas: { ...empty.canvas, site: SITE }, filters: { ...empty.filters, draft: DRAFT, canvas: CANVAS, confirmedAt: NOW }, roles: { ...empty.roles, draft: { instructor: ['20'], learner: ['19'], admin: [], courseAdmin: ['35'] }, canvas: CANVAS, confirmedAt: NOW } };
});

function useCases() {
  const school: School = { ...emptySchool(SITE), subAccountsAt: NOW, subAccounts: ACCOUNTS, termsAt: NOW, terms: TERMS, rolesAt: NOW, roles: ROLES };
  const form: Partial<ConnectionFormPort> = {
    look: async (_, lookId, wanted) => {
      wantedByLook = wanted;
      if (!page.open) return err('missing');
      return ok({ lookId, signedIn: page.signedIn, fields: [], marks: [], hasChosen: page.hasChosen, process: { state: 'unknown', progress: null, isAboutThisCanvas: true }, page: { tabId: 3, documentId: page.document }, lists: page.lists.map((field) => ({ field, label: field, isRight: page.right.includes(field) })) });
    },
    fillLists: async (at, _, __, values) => {
      if (at.documentId !== page.document) return err('gone');
      chosen.push(values);
      const done = (Object.keys(values) as ListField[]).map((field) => ({ field, result: page.results[field] ?? ('written' as const), missing: [], ambiguous: [] }));
      page.hasChosen ||= done.some(({ result }) => result !== 'already');
      return ok(done);
    },
    putList: async (_, field, wanted) => {
      chosen.push({ [field]: wanted });
      return ok({ result: page.put, missing: [], ambiguous: [] });
    },
  };
  const ports = {
    now: () => new Date(NOW),
    newId: () => 'look-1',
    store: { read: async () => structuredClone(state), update: async (change: (state: SetupState) => SetupState) => (state = structuredClone(change(state))) },
    school: { read: async () => school },
    sites: { isGranted: async () => granted },
    connectionForm: form,
  } as unknown as Ports;
  return { ...listFormUseCases(ports, createAtWork()), filters: filtersUseCases(ports, schoolReader(ports)) };
}

describe('the tab of the filters', () => {
  test('a look chooses nothing, and names what is wanted by Canvas’s names', async () => {
    await useCases().look('filters');
    expect(chosen).toEqual([]);
    expect(wantedByLook).toEqual({ url: CANVAS, ...WANTED });
    expect(state.connectionForm.lists.look?.lists.map(({ field }) => field)).toEqual(ALL);
    expect(state.filters).toMatchObject({ savedAt: null, problem: null });
  });

  test('only what the look has named and the admin wants is chosen', async () => {
    page.lists = ['userEnrollment', 'terms'];
    const form = useCases();
    await form.look('filters');
    await form.fill('filters', ['terms', 'subAccounts']);
    expect(chosen).toEqual([{ terms: WANTED.terms }]);
  });

  test('chosen in the page is not saved: that shows in a page that comes fresh from IntelliBoard', async () => {
    const form = useCases();
    await form.look('filters');
    await form.fill('filters', ALL);
    page.right = ALL;
    await form.look('filters');
    expect(state.filters.savedAt).toBeNull();
    Object.assign(page, { hasChosen: false, document: 'document-2' });
    await form.look('filters');
    expect(state.filters.savedAt).toBe(NOW);
  });

  test('a list that shows nothing until it is opened counts by what choosing it again says', async () => {
    page.right = ALL.filter((field) => field !== 'subAccounts');
    page.results = { subAccounts: 'already' };
    const form = useCases();
    await form.look('filters');
    expect(state.filters.savedAt).toBeNull();
    await form.fill('filters', ['subAccounts']);
    expect(state.filters.savedAt).toBe(NOW);
  });

  test('a page for each section: what each has shown is put together', async () => {
    const form = useCases();
    for (const lists of [ALL.slice(0, 2), ALL.slice(2, 5), ALL.slice(5)]) {
      expect(state.filters.savedAt).toBeNull();
      Object.assign(page, { lists, right: lists });
      await form.look('filters');
    }
    expect(state.filters.savedAt).toBe(NOW);
  });

  test('a later change makes void what the page has shown', async () => {
    page.right = ALL;
    const form = useCases();
    await form.look('filters');
    await form.filters.save({ ...DRAFT, terms: 'all' });
    expect(state.filters.savedAt).toBeNull();
    expect(state.connectionForm.lists.kept).toEqual([]);
    // Not confirmed yet: nothing is wanted, so nothing can be shown right.
    await form.look('filters');
    expect(state.filters.savedAt).toBeNull();
  });

  test.each([
    ['no page of IntelliBoard is open', { open: false }, 'form_page_missing'],
    ['nobody is signed in', { signedIn: false }, 'form_not_signed_in'],
    ['another page than the tab', { lists: ['instructor'] as ListField[] }, 'filters_page_missing'],
  ] as const)('%s', async (_, change, code) => {
    Object.assign(page, change);
    await useCases().look('filters');
    expect(state.filters.problem?.code).toBe(code);
    expect(state.connectionForm.activity).toBeNull();
  });

  test('another document in the tab: nothing is chosen, and it is said', async () => {
    const form = useCases();
    await form.look('filters');
    page.document = 'document-2';
    await form.fill('filters', ALL);
    expect(chosen).toEqual([]);
    expect(state.filters.problem?.code).toBe('form_page_changed');
    expect(state.connectionForm.lists.look).toBeNull();
  });

  test('a site that was taken back: nothing is looked at or chosen', async () => {
    granted = false;
    const form = useCases();
    await form.look('filters');
    expect(wantedByLook).toBeUndefined();
    expect(await form.put('terms')).toMatchObject({ result: 'no-page' });
    expect(chosen).toEqual([]);
    expect(state.filters.problem?.code).toBe('permission_gone');
  });
});

describe('put it here', () => {
  test('one list, and it is no evidence: which list it was only the admin knows', async () => {
    page.put = 'already';
    const form = useCases();
    for (const field of ALL) await form.put(field);
    expect(chosen[3]).toEqual({ terms: WANTED.terms });
    expect(state.filters.savedAt).toBeNull();
  });

  test('roles go by what Canvas shows of them; an optional one that is empty is emptied there', async () => {
    const form = useCases();
    await form.put('instructor');
    await form.put('admin');
    expect(chosen).toEqual([{ instructor: ['Profesor'] }, { admin: [] }]);
  });

  test('what is not confirmed is put nowhere', async () => {
    state = { ...state, filters: { ...state.filters, confirmedAt: null } };
    expect(await useCases().put('terms')).toMatchObject({ result: 'no-value' });
  });
});
