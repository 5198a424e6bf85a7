import { describe, expect, test } from 'vitest';
import { findRow, lookAtPage } from '@/utils/canvas/page';
import { recognise, RECOGNISE_BY } from '@/utils/canvas/recognise';

const row = (inside: string) => `<table><tbody><tr id="wanted">${inside}</tr></tbody></table>`;

describe('the Developer Keys page', () => {
  test.each([
    ['2026, by its test id', row('<td><div data-testid="developer-key-id">10000000000115</div></td>')],
    ['2024, by its checkbox', row('<td><input type="checkbox" name="10000000000115"></td>')],
    ['2022, by its radio buttons', row('<td><input type="radio" name="10000000000115"><input type="radio" name="10000000000115"></td>')],
  ])('a row is found in %s', (_, html) => {
    document.body.innerHTML = html;
    expect(findRow(document, '10000000000115')?.id).toBe('wanted');
    expect(findRow(document, '1000000000011')).toBeNull();
  });

  test('an open form is noticed', () => {
    document.body.innerHTML = '<form><input name="developer_key[name]"></form>';
    expect(lookAtPage(document).formOpen).toBe(true);
    document.body.innerHTML = '';
    expect(lookAtPage(document).formOpen).toBe(false);
  });

  test('acting as another user is noticed', () => {
    document.body.className = 'ic-app is-masquerading-or-student-view';
    expect(lookAtPage(document).actingAs).toBe(true);
    document.body.className = '';
    expect(lookAtPage(document).actingAs).toBe(false);
  });
});

describe('recognising Canvas', () => {
  test.each([
    ['a page of a signed-in person', '<div id="application" class="ic-app"><div id="wrapper" class="ic-Layout-wrapper"></div></div>', '', true],
    ['the sign-in page', '<p>Log in</p>', 'ic-Login-Body', true],
    ['a page that merely says Canvas', '<h1>Canvas by Instructure</h1><div id="application"></div>', '', false],
  ])('%s', (_, html, bodyClass, is) => {
    document.body.innerHTML = html;
    document.body.className = bodyClass;
    expect(recognise(RECOGNISE_BY).looksLikeCanvas).toBe(is);
  });

  test('it goes into the page as text, with nothing but its argument', () => {
    document.body.innerHTML = '<div id="application" class="ic-app"><div id="wrapper" class="ic-Layout-wrapper"></div></div>';
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const alone = new Function('by', `return (${recognise.toString()})(by)`) as typeof recognise;
    expect(alone(RECOGNISE_BY).looksLikeCanvas).toBe(true);
  });
});
