import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlsOf } from '@/utils/intelliboard/form/controls';
import { hourOf } from '@/utils/intelliboard/form/fields';
import { readMarks } from '@/utils/intelliboard/form/marks';
import { FormOnPage } from '@/utils/intelliboard/form/on-page';
import { recognise } from '@/utils/intelliboard/form/recognise';
import { CONNECTION_FIELDS, type ConnectionField } from '@/utils/model/connection-form';

/** Puts a page together and answers which element is taken for which field, by their `data-is`. */
function taken(html: string): Partial<Record<ConnectionField, string | undefined>> {
  document.body.innerHTML = html;
  return Object.fromEntries([...recognise(controlsOf(document))].map(([field, { element }]) => [field, element.dataset['is']]));
}
const itself = (...fields: ConnectionField[]) => Object.fromEntries(fields.map((field) => [field, field]));

describe('the form is recognised by what it says', () => {
  test('labels', () => {
    const html = `<h2>Connection Information</h2>
      <label for="a">LMS Name *</label><input id="a" data-is="lmsName">
      <label for="b">URL *</label><input id="b" data-is="url">
      <label for="c">Redirect URL</label><input id="c" readonly value="https://next.intelliboard.net/x">
      <label for="d">Client ID *</label><input id="d" data-is="clientId">
      <label for="e">Client Secret Key *</label><input id="e" type="password" data-is="clientSecret">
      <label for="f">Category *</label><select id="f" data-is="category"><option>Main campus</option></select>
      <label><input type="checkbox" data-is="active"> Active</label>
      <label><input type="checkbox" data-is="dynamicTables"> Dynamic tables</label>
      <label for="g">Process at Hour *</label><select id="g" data-is="hour"><option>7</option></select>
      <h2>Canvas Data Tokens</h2>
      <label for="h">Data Client ID</label><input id="h" data-is="dataClientId">
      <label for="i">Data Client Secret</label><input id="i" type="password" data-is="dataClientSecret">
      <label for="j">Processing frequency</label><select id="j" data-is="dataFrequency"><option>Every 24 hours</option></select>`;
    expect(taken(html)).toEqual(itself(...CONNECTION_FIELDS.filter((field) => field !== 'newCategory')));
  });

  test('Spanish, by aria, with ids that mean nothing', () => {
    const html = `<h2>Información de la conexión</h2>
      <span id="x1">Nombre del LMS</span><input id="x9" aria-labelledby="x1" data-is="lmsName">
      <input aria-label="URL" data-is="url"><input aria-label="ID de cliente" data-is="clientId">
      <input type="password" aria-label="Clave secreta del cliente" data-is="clientSecret">
      <button role="combobox" aria-label="Categoría" data-is="category">Elegir</button>
      <button role="switch" aria-checked="false" aria-label="Activa" data-is="active"></button>
      <button role="combobox" aria-label="Hora de procesamiento" data-is="hour"></button>`;
    expect(taken(html)).toEqual(itself('lmsName', 'url', 'clientId', 'clientSecret', 'category', 'active', 'hour'));
  });

  test('cells of a table and placeholders', () => {
    const html = `<table><tr><td>LMS Name:</td><td><input data-is="lmsName"></td></tr><tr><td>URL:</td><td>https://<input data-is="url"></td></tr></table>
      <input placeholder="Client ID" data-is="clientId"><input placeholder="Client Secret Key" data-is="clientSecret">`;
    expect(taken(html)).toEqual(itself('lmsName', 'url', 'clientId', 'clientSecret'));
  });

  test('“Client ID” under the heading of the data tokens is the data client id', () => {
    const html = `<h3>Connection</h3><label>Client ID <input data-is="clientId"></label><label>Client Secret <input type="password" data-is="clientSecret"></label>
      <h3>Canvas Data Tokens</h3><label>Client ID <input data-is="dataClientId"></label><label>Client Secret <input type="password" data-is="dataClientSecret"></label>`;
    expect(taken(html)).toEqual(itself('clientId', 'clientSecret', 'dataClientId', 'dataClientSecret'));
  });

  test('where two could be meant, neither is taken', () => {
    expect(taken('<label>Client Secret <input type="password" data-is="a"></label><label>Client Secret <input type="password" data-is="b"></label>')).toEqual({});
  });

  test('a password of another kind, a redirect URL, a search or another switch is no field of this form', () => {
    expect(taken('<label>Password <input type="password"></label><label>Redirect URL <input></label><label>URL <input type="search"></label><label><input type="checkbox"> Active newsletter</label>')).toEqual({});
  });
});

describe('a look at a page', () => {
  const look = (html: string, wanted = {}) => {
    document.body.innerHTML = html;
    return new FormOnPage(document).look('look-1', wanted);
  };

  test.each([
    ['name and password', '<label>E-mail <input type="email"></label><label>Password <input type="password"></label>'],
    ['a name of whatever kind', '<label>Name <input></label><label>Password <input type="password"></label>'],
    ['in a language that nobody thought of', '<title>Anmelden</title><label>Kennwort <input type="password"></label>'],
    ['the name first, the password on the next page', '<label>Work e-mail <input type="email" autocomplete="section-a username"></label>'],
  ])('asks to sign in: %s', (_, html) => {
    expect(look(html).signedIn).toBe(false);
  });

  test.each([
    ['a page without anything to fill', '<h1>Integrations</h1>'],
    ['a search and a newsletter', '<input type="search"><label>E-mail <input type="email"></label>'],
    ['the form, with one password in view', '<label>Client ID <input></label><label>Client Secret Key <input type="password"></label>'],
    ['a form that is not recognised', '<label>A <input></label><label>B <input></label><label>C <input></label><label>D <input type="password"></label>'],
  ])('is one of somebody who is signed in: %s', (_, html) => {
    expect(look(html).signedIn).toBe(true);
  });

  test('an address is right with its https:// in the field or beside it, and with nothing after the host', () => {
    const url = 'https://fernwood.instructure.com';
    const isRight = (value: string) => look(`<label>URL <input value="${value}"></label>`, { url }).fields[0]?.isRight;
    expect([url, 'fernwood.instructure.com', `${url}/accounts/1`, 'http://fernwood.instructure.com', ''].map(isRight)).toEqual([true, true, false, false, false]);
  });

  test('what belongs to the LTI tool is no field of this form', () => {
    expect(taken('<label>LTI Name <input></label><label>LTI URL <input></label><label>LTI Client ID <input></label><label>LTI Client Secret <input type="password"></label><label>Consumer Key <input></label><label>Shared Secret <input type="password"></label>')).toEqual({});
  });
});

describe('hours', () => {
  test.each([
    ['7:00 AM', 7],
    ['12:00 am', 0],
    ['12 PM', 12],
    ['07:00', 7],
    ['23', 23],
    ['7:00 p. m.', 19],
    ['24', null],
    ['13 PM', null],
    ['Choose', null],
    ['7:30', null],
  ])('%s', (label, hour) => {
    expect(hourOf(label)).toBe(hour);
  });

  test('each hour is known in each way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), (hour) => {
        const half = hour < 12 ? 'AM' : 'PM';
        const twelve = hour % 12 === 0 ? 12 : hour % 12;
        for (const label of [`${hour}`, `${String(hour).padStart(2, '0')}:00`, `${twelve}:00 ${half}`, `${twelve} ${half.toLowerCase()}`]) expect(hourOf(label)).toBe(hour);
      }),
    );
  });
});

describe('the marks after Continue', () => {
  test.each([
    ['words in a list', '<ul><li>URL: <b>Success</b></li><li>Keys: <b>Invalid</b></li></ul>', { url: 'good', keys: 'bad' }],
    ['icons that are read out', '<div>URL <span role="img" aria-label="Valid"></span></div><div>Keys <span role="img" aria-label="Not valid"></span></div>', { url: 'good', keys: 'bad' }],
    ['drawings with a title, in Spanish', '<div>URL <svg><title>Correcto</title></svg></div><div>Claves <svg><title>No válida</title></svg></div>', { url: 'good', keys: 'bad' }],
    ['names of classes', '<div>URL <i class="icon icon-check-green"></i></div><div>Client ID and keys <i class="icon icon-cross"></i></div>', { url: 'good', keys: 'bad' }],
    ['still checking', '<div>URL <em>Checking</em></div>', { url: 'waiting' }],
    ['texts that touch', '<div><span>ID de cliente de datos</span><em>Pendiente</em></div><div><span>URL</span><em>Conectado</em></div>', { data: 'waiting', url: 'good' }],
    ['a list of terms', '<dl><dt>URL</dt><dd>https://x.example <b>Passed</b></dd><dt>Keys</dt><dd>Client ID 1 <b>Not passed</b></dd></dl>', { url: 'good', keys: 'bad' }],
    ['a row that is named by its placeholder alone', '<table><tr><td>Client ID</td><td><img alt="OK"></td></tr><tr><td><input placeholder="Data Client ID"></td><td><img alt="Error"></td></tr></table>', { keys: 'good', data: 'bad' }],
    ['nothing', '<p>URL</p><p>Keys</p>', {}],
  ])('%s', (_, html, marks) => {
    document.body.innerHTML = html;
    expect(readMarks(document)).toEqual(marks);
  });

  test.each([
    ['good', ['Verified', 'Connected', 'Success', 'OK', 'Accepted', 'Passed', 'Verificado', 'Conectado', 'Correcto', 'Superada', '✓']],
    ['bad', ['Not verified', 'Not passed', 'Not OK', 'Not yet accepted', 'Connection failed', 'Error', 'We could not connect with these keys.', 'Unsuccessful', 'No verificado', 'No superado', 'Sin éxito', 'Error de conexión', 'Fallo', '✗', '✗ Not connected']],
    ['waiting', ['Verifying', 'Checking', 'In progress', 'Please wait', 'Running', 'Verificando', 'Comprobando', 'En curso', 'Espere', 'En marcha']],
  ])('%s is what is said to be so', (state, said) => {
    const read = said.map((words) => {
      document.body.innerHTML = `<div>Keys <b>${words}</b></div>`;
      return [words, readMarks(document)];
    });
    expect(read).toEqual(said.map((words) => [words, { keys: state }]));
  });
});
