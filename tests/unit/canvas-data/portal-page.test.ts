import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectNoSecret } from './canaries';
import { isKeyShown, pairsShown, readTimes } from '@/utils/canvas-data/portal-page';

const KEY = 'ca0a97f3a9c01d5b7e2846f3a9c01d5b7e284601';
const SECRET = 'ca0a97b17d00c5e1a7f3b1d6c0ffee0ddba11502';
const THIRD = 'ca0a970000000000000000000000000000000003';
const NOW = Date.parse('2026-11-23T12:00:00Z');

function pairs(html: string): [key: string, secret: string][] {
  document.body.innerHTML = html;
  const shown = pairsShown(document);
  expectNoSecret(shown.map(({ secret }) => secret), KEY, SECRET);
  return shown.map(({ key, secret }) => [key, secret.reveal()]);
}
const times = (html: string) => {
  document.body.innerHTML = html;
  return readTimes(document, NOW);
};

describe('key and secret', () => {
  test.each([
    ['labelled', `<p><b>Key</b> ${KEY}</p><p><b>Secret</b> ${SECRET}</p>`],
    ['in fields, the secret first', `<label>API Secret <input value="${SECRET}"></label><label>API Key <input value="${KEY}"></label>`],
    ['in a table', `<table><tr><th>API key</th><td>${KEY}</td></tr><tr><th>API secret</th><td>${SECRET}</td></tr></table>`],
    ['beside the commit of the page', `<p>Key: <code>${KEY}</code></p><p>Secret: <code>${SECRET}</code></p><footer>${THIRD}</footer><p>Build <code>${THIRD}</code></p>`],
  ])('%s', (_, html) => {
    expect(pairs(html)).toEqual([[KEY, SECRET]]);
  });

  test('without names are tried both ways round', () => {
    expect(pairs(`<div><code>${KEY}</code></div><div><code>${SECRET}</code></div>`)).toEqual([
      [KEY, SECRET],
      [SECRET, KEY],
    ]);
  });

  test.each([
    ['one value', `<p>Key <code>${KEY}</code></p>`],
    ['three without names', `<code>${KEY}</code><code>${SECRET}</code><code>${THIRD}</code>`],
    ['a value that is no such thing', `<p>Key <code>${KEY}0</code></p><p>Secret <code>${SECRET.slice(1)}</code></p>`],
    ['what is hidden', `<p>Key <code>${KEY}</code></p><p style="display:none">Secret <code>${SECRET}</code></p>`],
  ])('are not guessed from %s', (_, html) => {
    expect(pairs(html)).toEqual([]);
  });
});

test.each([
  ['a key', `<p>Your key <code>${KEY}</code></p>`, true],
  ['the commit of a build', `<p>Version <code>${KEY}</code></p>`, false],
  ['nothing', '<p>No credentials yet</p>', false],
])('a page that shows %s', (_, html, expected) => {
  document.body.innerHTML = html;
  expect(isKeyShown(document)).toBe(expected);
});

describe('times of exports', () => {
  test.each([
    ['ISO', '<li>2026-11-22T04:13:38.000Z</li>', ['2026-11-22T04:13:38.000Z']],
    ['without a zone, which is UTC', '<li>2026-11-22 04:13</li>', ['2026-11-22T04:13:00.000Z']],
    ['words', '<li>Nov 22, 2026 4:13 AM (UTC)</li>', ['2026-11-22T04:13:00.000Z']],
    ['noon and midnight', '<li>November 21, 2026 at 12:05 PM</li><li>Nov 20, 2026 12:05 am</li>', ['2026-11-21T12:05:00.000Z', '2026-11-20T00:05:00.000Z']],
    ['newest first, each once', '<li>2026-11-20 04:00</li><li>2026-11-22 04:00</li><li>2026-11-20 04:00</li>', ['2026-11-22T04:00:00.000Z', '2026-11-20T04:00:00.000Z']],
  ])('%s', (_, html, expected) => {
    expect(times(`<ul>${html}</ul>`)).toEqual(expected);
  });

  test.each([
    ['of another zone', '<p>2026-11-22T04:13:38-07:00</p>'],
    ['in the future', '<p>2026-11-24 04:13</p>'],
    ['of days that do not exist', '<p>2026-02-31 04:13</p>'],
    ['of hours that do not exist', '<p>2026-11-22 25:13</p>'],
    ['until which a file is there', '<p>Expires 2026-11-22 04:13</p>'],
    ['that nobody sees', '<p style="display:none">2026-11-22 04:13</p>'],
  ])('%s are left out', (_, html) => {
    expect(times(html)).toEqual([]);
  });

  test('any moment is read back, in each way of writing it', () => {
    const moment = fc.integer({ min: Date.parse('2015-01-01T00:00:00Z') / 60_000, max: NOW / 60_000 }).map((minutes) => new Date(minutes * 60_000));
    const inWords = (at: Date) => `${at.toLocaleString('en-US', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' })} (UTC)`;
    fc.assert(
      fc.property(moment, (at) => {
        expect(times(`<p>${at.toISOString()}</p>`)).toEqual([at.toISOString()]);
        expect(times(`<p>${at.toISOString().slice(0, 16).replace('T', ' ')}</p>`)).toEqual([at.toISOString()]);
        expect(times(`<p>${inWords(at)}</p>`)).toEqual([at.toISOString()]);
      }),
    );
  });
});
