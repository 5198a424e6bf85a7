import { beforeEach, describe, expect, test, vi } from 'vitest';
import { controlsOf } from '@/utils/intelliboard/form/controls';
import { statusOf } from '@/utils/intelliboard/form/list-fields';
import { matchOptions } from '@/utils/intelliboard/form/list-match';
import { FormOnPage } from '@/utils/intelliboard/form/on-page';
import { readProcess } from '@/utils/intelliboard/form/process';
import { recogniseLists } from '@/utils/intelliboard/form/recognise';
import { ACTIVITY_STATUSES, COURSE_STATUSES, SYSTEM_STATUSES, USER_ENROLLMENTS } from '@/utils/model/filters';
import { FILTER_LISTS, ROLE_LISTS, type ListField } from '@/utils/model/list-form';

/** Puts a page together and answers which element is taken for which list, by their `data-is`. */
function taken(html: string): Partial<Record<ListField, string | undefined>> {
  document.body.innerHTML = html;
  return Object.fromEntries([...recogniseLists(controlsOf(document))].map(([field, { element }]) => [field, element.dataset['is']]));
}
const itself = (...fields: ListField[]) => Object.fromEntries(fields.map((field) => [field, field]));
const select = (field: string) => `<select multiple data-is="${field}"><option value="1">x</option></select>`;
const boxes = (...labels: string[]) => labels.map((label) => `<label><input type="checkbox"> ${label}</label>`).join('');

describe('the lists are recognised by what the page says', () => {
  test('labels, as the article has them', () => {
    const labelled = (label: string, field: string) => `<label>${label} ${select(field)}</label>`;
    expect(
      taken(`<h2>User Filters</h2>${labelled('Select User Enrollment *', 'userEnrollment')}${labelled('System Statuses *', 'systemStatus')}
        <h2>Course Filters</h2>${labelled('SubAccount *', 'subAccounts')}${labelled('Term', 'terms')}${labelled('Course Status', 'courseStatus')}
        <h2>Activity Status Filter</h2>${labelled('Activity Status', 'activityStatus')}`),
    ).toEqual(itself(...FILTER_LISTS));
    expect(taken(`${labelled('Instructor Roles', 'instructor')}${labelled('Learner Roles', 'learner')}${labelled('Admin Roles', 'admin')}${labelled('Course Admin Roles', 'courseAdmin')}`)).toEqual(itself(...ROLE_LISTS));
  });

  test('Spanish, by aria: listboxes, comboboxes, buttons', () => {
    expect(
      taken(`<div role="listbox" aria-multiselectable="true" aria-label="Inscripción del usuario" data-is="userEnrollment"></div>
        <button role="combobox" aria-label="Estados del sistema" data-is="systemStatus"></button><input role="combobox" aria-label="Subcuentas" data-is="subAccounts">
        <div role="combobox" tabindex="0" aria-label="Periodos" data-is="terms"></div><button aria-haspopup="listbox" aria-label="Estado del curso" data-is="courseStatus"></button>
        <span id="a">Estado de la actividad</span><div role="listbox" aria-multiselectable="true" aria-labelledby="a" data-is="activityStatus"></div>`),
    ).toEqual(itself(...FILTER_LISTS));
  });

  test('groups of boxes: by a legend, a label of the group, the cell beside, the text above', () => {
    expect(
      taken(`<fieldset data-is="userEnrollment"><legend>Select User Enrollment</legend>${boxes('Active', 'Deleted')}</fieldset>
        <div role="group" aria-label="System Statuses" data-is="systemStatus">${boxes('Deleted', 'Registered')}</div>
        <table><tr><td>Course Status:</td><td data-is="courseStatus">${boxes('Created', 'Available')}</td></tr></table>
        <p>Activity Status</p><ul data-is="activityStatus"><li>${boxes('Published')}</li><li>${boxes('Deleted')}</li></ul>`),
    ).toEqual(itself('userEnrollment', 'systemStatus', 'courseStatus', 'activityStatus'));
  });

  test('“Status” alone means what its heading is about', () => {
    expect(taken(`<h2>User Filters</h2><label>Status ${select('systemStatus')}</label><h2>Course Filters</h2><label>Status ${select('courseStatus')}</label><h2>Other</h2><label>Status ${select('none')}</label>`)).toEqual(itself('systemStatus', 'courseStatus'));
  });

  test.each([
    ['two of one name', `<label>Term ${select('a')}</label><label>Term ${select('b')}</label>`],
    ['a list of which one is chosen', '<label>Term <select><option>Fall</option></select></label>'],
    ['a text', '<label>Term <input></label>'],
    ['what says nothing', select('a')],
    ['a listbox that something has opened', '<button role="combobox" aria-label="Colour" aria-controls="x"></button><div id="x" role="listbox" aria-multiselectable="true" aria-label="Terms"></div>'],
  ])('%s is none', (_, html) => {
    expect(taken(html)).toEqual({});
  });
});

describe('options', () => {
  test.each([
    ['userEnrollment', USER_ENROLLMENTS, ['Invited', 'Active', 'Completed', 'Inactive', 'Rejected', 'Deleted', 'Pending'], ['Invitada', 'Activo', 'Completada', 'Inactivo', 'Rechazado', 'Eliminado', 'Pendiente']],
    ['systemStatus', SYSTEM_STATUSES, ['Creation Pending', 'Deleted', 'Pre-Registered', 'Registered'], ['Creación pendiente', 'Eliminado', 'Prerregistrado', 'Registrado']],
    ['courseStatus', COURSE_STATUSES, ['Course Created', 'Course Available', 'Completed', 'Claimed'], ['Creado', 'Curso disponible', 'Cursos completados', 'Reclamado']],
    ['activityStatus', ACTIVITY_STATUSES, ['Activity Published', 'Unpublished', 'Activity Deleted'], ['Publicada', 'Actividad no publicada', 'Eliminada']],
  ] as const)('of %s are known by meaning', (field, values, english, spanish) => {
    for (const labels of [values, english, spanish]) expect(labels.map((label) => statusOf(field, label))).toEqual(values);
  });

  const names = ['Biology', '— Biology', 'Chemistry 2', '— — École  d’été', 'Fall 2026', 'fall-2026', 'All'];
  test.each<[string, 'all' | string[], { chosen: number[]; missing?: string[]; ambiguous?: string[] }]>([
    ['by name', ['Chemistry 2', 'École d’été'], { chosen: [2, 3] }],
    ['in plain words', ['chemistry (2)'], { chosen: [2] }],
    ['as it is written, where another says the same', ['Fall 2026'], { chosen: [4] }],
    ['a name that two accounts have is nobody’s', ['Biology'], { chosen: [], ambiguous: ['Biology'] }],
    ['nor is one that is like another', ['Chemistry', 'Biology 2'], { chosen: [], missing: ['Chemistry', 'Biology 2'] }],
    ['all', 'all', { chosen: [6] }],
    ['nothing', [], { chosen: [] }],
  ])('%s', (_, wanted, { chosen, missing = [], ambiguous = [] }) => {
    expect(matchOptions('subAccounts', wanted, names)).toMatchObject({ chosen: new Set(chosen), missing, ambiguous });
  });

  test('without one that stands for all, all are all of them', () => {
    expect(matchOptions('terms', 'all', ['Fall', 'Spring']).chosen).toEqual(new Set([0, 1]));
  });

  test('a list of statuses knows nothing else', () => {
    expect(matchOptions('courseStatus', ['available', 'lost'], ['Course Available', 'Lost'])).toMatchObject({ chosen: new Set([0]), missing: ['lost'] });
  });
});

describe('choosing', () => {
  let form: FormOnPage;
  beforeEach(() => {
    form = new FormOnPage(document);
  });
  const marked = () => [...document.querySelectorAll<HTMLOptionElement>('option')].filter(({ selected }) => selected).map(({ textContent }) => textContent);
  const ticked = () => [...document.querySelectorAll<HTMLInputElement>('input')].filter(({ checked }) => checked).map(({ parentElement }) => parentElement?.textContent?.trim());
  const terms = '<label>Term <select multiple><option value="">Select…</option><option value="1" selected>Fall 2025</option><option value="2">Spring 2026</option><option value="3">Fall 2026</option><option value="4" disabled>Fall 2027</option></select></label>';

  test('what is wanted and nothing else; then it is right', async () => {
    document.body.innerHTML = terms;
    const wanted = { terms: ['Fall 2026', 'Spring 2026'] };
    expect(form.look('a', wanted).lists).toEqual([{ field: 'terms', label: 'Term', isRight: false }]);
    expect(await form.fillLists('a', wanted)).toEqual([{ field: 'terms', result: 'written', missing: [], ambiguous: [] }]);
    expect(marked()).toEqual(['Spring 2026', 'Fall 2026']);
    expect(form.look('b', wanted).lists).toEqual([{ field: 'terms', label: 'Term', isRight: true }]);
    expect(await form.fillLists('b', wanted)).toEqual([{ field: 'terms', result: 'already', missing: [], ambiguous: [] }]);
  });

  test.each<[string, string[], string, string[], string[]]>([
    ['some', ['Fall 2026', 'Fall 2030'], 'some-missing', ['Fall 2030'], ['Fall 2026']],
    ['none', ['Fall 2030'], 'no-such-option', ['Fall 2030'], ['Fall 2025']],
    ['one that cannot be chosen', ['Fall 2027'], 'no-such-option', ['Fall 2027'], ['Fall 2025']],
    ['one that is wanted to be empty', [], 'written', [], []],
  ])('of a list that has %s: says so', async (_, wanted, result, missing, left) => {
    document.body.innerHTML = terms;
    form.look('a', {});
    expect(await form.fillLists('a', { terms: wanted })).toEqual([{ field: 'terms', result, missing, ambiguous: [] }]);
    expect(marked()).toEqual(left);
  });

  test('boxes: “Select all” is ticked for all, and follows the others', async () => {
    document.body.innerHTML = `<fieldset><legend>Course Status</legend>${boxes('Select all', 'Created', 'Available')}</fieldset>`;
    const [all, ...others] = document.querySelectorAll<HTMLInputElement>('input');
    all?.addEventListener('change', () => others.forEach((box) => (box.checked = all.checked)));
    for (const box of others) box.addEventListener('change', () => all && (all.checked = others.every(({ checked }) => checked)));
    form.look('a', {});
    expect(await form.fillLists('a', { courseStatus: 'all' })).toMatchObject([{ result: 'written' }]);
    expect(ticked()).toEqual(['Select all', 'Created', 'Available']);
    expect(await form.fillLists('a', { courseStatus: ['available'] })).toMatchObject([{ result: 'written' }]);
    expect(ticked()).toEqual(['Available']);
    expect(await form.fillLists('a', { courseStatus: ['available', 'created'] })).toMatchObject([{ result: 'written' }]);
    expect(ticked()).toEqual(['Select all', 'Created', 'Available']);
  });

  test('a page that takes no choice is said to be so', async () => {
    document.body.innerHTML = `<fieldset><legend>Course Status</legend>${boxes('Created', 'Available')}</fieldset>`;
    for (const box of document.querySelectorAll('input')) box.addEventListener('click', (event) => event.preventDefault());
    form.look('a', {});
    expect(await form.fillLists('a', { courseStatus: ['created'] })).toMatchObject([{ result: 'not-taken' }]);
  });

  test('a box “Active” among the statuses is not the one of the connection', () => {
    document.body.innerHTML = `<fieldset><legend>Select User Enrollment</legend>${boxes('Active', 'Inactive')}</fieldset>`;
    expect(form.look('a', { active: true }).fields).toEqual([]);
    document.body.innerHTML = `<fieldset><legend>?</legend>${boxes('Active', 'Inactive', 'Deleted')}</fieldset>`;
    expect(form.look('a', { active: true })).toMatchObject({ fields: [], lists: [] });
    document.body.innerHTML = `<fieldset>${boxes('Active', 'Dynamic tables')}</fieldset>`;
    expect(form.look('a', { active: true }).fields.map(({ field }) => field)).toEqual(['active', 'dynamicTables']);
  });

  test('only what the look has seen, while it is there', async () => {
    document.body.innerHTML = terms;
    expect(await form.fillLists('never', { terms: 'all' })).toEqual([]);
    form.look('a', {});
    document.body.innerHTML = terms;
    expect(await form.fillLists('a', { terms: 'all' })).toEqual([{ field: 'terms', result: 'gone', missing: [], ambiguous: [] }]);
    expect(marked()).toEqual(['Fall 2025']);
  });

  test('put it here: into the list that was clicked into', async () => {
    document.body.innerHTML = `<select multiple><option value="1">Teacher</option><option value="2">TA</option></select><div role="group">${boxes('TA', 'Student')}</div><input><button>Save</button>`;
    const into = async (selector: string) => {
      document.querySelector<HTMLElement>(selector)?.focus();
      return (await form.putList('instructor', ['TA'])).result;
    };
    expect(await into('select')).toBe('written');
    expect(marked()).toEqual(['TA']);
    expect(await into('div input')).toBe('written');
    expect(ticked()).toEqual(['TA']);
    expect(await into('body > input')).toBe('other-kind');
    expect(await into('button')).toBe('no-field');
  });
});

describe('the state of “Process Data”', () => {
  const page = (html: string) => `<h1>Process Data</h1><p>The first time, data is processed when you say so.</p>${html}`;
  test.each([
    ['a word after its term', page('<p>State: <strong>Queued</strong></p><progress max="100" value="0"></progress>'), { state: 'waiting', progress: 0 }],
    ['a cell', page('<table><tr><td>Estado</td><td><b>Procesando</b></td></tr><tr><td>Progreso</td><td>45%</td></tr></table>'), { state: 'running', progress: 0.45 }],
    ['a badge and a bar', page('<div>In progress</div><div role="progressbar" aria-valuenow="3" aria-valuemax="4"></div>'), { state: 'running', progress: 0.75 }],
    ['a picture that is read out', page('<span role="img" aria-label="Completed"></span>'), { state: 'done', progress: null }],
    ['what is not done', page('<dl><dt>Status</dt><dd><strong>Not completed</strong></dd></dl>'), { state: 'failed', progress: null }],
    ['waiting, in Spanish', '<h1>Procesar datos</h1><em>A la espera de datos</em>', { state: 'waiting', progress: null }],
    ['a state by its term, among others', page('<ul><li>Failed</li><li>Completed</li></ul><dl><dt>State</dt><dd>Done</dd></dl>'), { state: 'done', progress: null }],
    ['two states', page('<b>Failed</b><b>Completed</b>'), { state: 'unknown', progress: null }],
    ['sentences', page('<p>Your data has been completed with success, not failed.</p>'), { state: 'unknown', progress: null }],
    ['a button that says so', page('<button>Done</button><a href="#">Completed</a>'), { state: 'unknown', progress: null }],
    ['another page', '<h1>Filter Settings</h1><label><input type="checkbox"> Completed</label><b>Completed</b>', { state: 'unknown', progress: null }],
    ['what is hidden', page('<b style="display:none">Failed</b><b>Finished</b>'), { state: 'done', progress: null }],
  ])('%s', (_, html, seen) => {
    document.body.innerHTML = html;
    expect(readProcess(document)).toEqual(seen);
  });
});

describe('a list that opens elsewhere on the page', () => {
  /** As libraries draw it: made when it is opened, gone when it is left, and in no way named as the control's own. */
  function combobox({ hidesChosen = false, closes = false } = {}): void {
    document.body.innerHTML = '<span id="l">Term</span><div><i></i><input role="combobox" aria-labelledby="l"></div><div role="option">A stranger</div><button>Save</button>';
    const [control, chips, save] = [document.querySelector('input'), document.querySelector('i'), document.querySelector('button')];
    const chosen = new Set(['Fall 2025']);
    let list: HTMLElement | null = null;
    save?.addEventListener('click', () => void saved());
    const draw = () => {
      chips?.replaceChildren(...[...chosen].map((name) => chip(name)));
      list?.replaceChildren(...['Fall 2025', 'Spring 2026', 'Fall 2026'].filter((name) => !hidesChosen || !chosen.has(name)).map(option));
    };
    const toggle = (name: string) => {
      if (chosen.has(name)) chosen.delete(name);
      else chosen.add(name);
      if (closes) close();
      draw();
    };
    const chip = (name: string) => {
      const span = document.createElement('span');
      const remove = document.createElement('button');
      remove.addEventListener('click', () => toggle(name));
      span.append(name, remove);
      return span;
    };
    const option = (name: string) => {
      const item = document.createElement('div');
      item.role = 'option';
      item.setAttribute('aria-selected', String(chosen.has(name)));
      item.textContent = name;
      item.addEventListener('click', () => toggle(name));
      return item;
    };
    const close = () => {
      list?.remove();
      list = null;
    };
    control?.addEventListener('mousedown', () => {
      if (list !== null) return;
      list = document.body.appendChild(document.createElement('div'));
      draw();
    });
    control?.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
    draw();
  }
  const saved = vi.fn<() => void>();
  const chips = () => [...document.querySelectorAll('i span')].map(({ textContent }) => textContent);

  test.each([{}, { hidesChosen: true }, { closes: true }, { hidesChosen: true, closes: true }])('%j: chosen, read back, and closed again', async (kind) => {
    combobox(kind);
    const form = new FormOnPage(document);
    const wanted = { terms: ['Spring 2026', 'Fall 2026'] };
    expect(form.look('a', wanted).lists).toEqual([{ field: 'terms', label: 'Term', isRight: false }]);
    expect(await form.fillLists('a', wanted)).toEqual([{ field: 'terms', result: 'written', missing: [], ambiguous: [] }]);
    expect(chips()).toEqual(['Spring 2026', 'Fall 2026']);
    expect(form.look('b', wanted).lists).toMatchObject([{ isRight: true }]);
    expect(await form.fillLists('b', { terms: ['Winter', 'A stranger', 'Fall 2026'] })).toEqual([{ field: 'terms', result: 'some-missing', missing: ['Winter', 'A stranger'], ambiguous: [] }]);
    expect(chips()).toEqual(['Fall 2026']);
    expect(document.querySelectorAll('[role=option]')).toHaveLength(1);
    expect(saved).not.toHaveBeenCalled();
  });
});
