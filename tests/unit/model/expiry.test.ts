import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysLeft, EXPIRY_CHOICES, expiryOf, expiryStanding, readExpiryDate } from '@/utils/model/expiry';

const NOW = Date.UTC(2026, 10, 23, 22, 30);
const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('the day on which a key ends', () => {
  test.each([
    ['1-day', '2026-12-31', '2027-01-01'],
    ['1-week', '2026-11-23', '2026-11-30'],
    ['1-month', '2026-11-23', '2026-12-23'],
    ['1-month', '2027-01-31', '2027-02-28'],
    ['6-months', '2026-08-31', '2027-02-28'],
    ['1-year', '2026-11-23', '2027-11-23'],
    ['1-year', '2028-02-29', '2029-02-28'],
    ['3-years', '2026-11-23', '2029-11-23'],
  ] as const)('%s from %s is %s', (choice, day, end) => {
    expect(expiryOf(choice, day)).toBe(end);
  });

  test('is later the longer the choice, and can be typed', () => {
    fc.assert(
      fc.property(days, (day) => {
        const ends = EXPIRY_CHOICES.map((choice) => expiryOf(choice, day));
        expect([day, ...ends]).toEqual([...new Set([day, ...ends])].sort());
        for (const end of ends) expect(readExpiryDate(end, day)).toEqual({ ok: true, value: end });
      }),
    );
  });
});

describe('a date that is typed', () => {
  test.each([
    ['2027-11-23', '2027-11-23'],
    [' 2027/1/5 ', '2027-01-05'],
    ['2027.01.05', '2027-01-05'],
    ['2026-11-23', '2026-11-23'],
    ['2028-02-29', '2028-02-29'],
  ])('%j is %s', (typed, date) => {
    expect(readExpiryDate(typed, '2026-11-23')).toEqual({ ok: true, value: date });
  });

  test.each([
    ['', 'empty'],
    ['11/23/2027', 'not-a-date'],
    ['23.11.2027', 'not-a-date'],
    ['2027-02-29', 'not-a-date'],
    ['2027-13-01', 'not-a-date'],
    ['2027-00-10', 'not-a-date'],
    ['2027-1/5', 'not-a-date'],
    ['next year', 'not-a-date'],
    ['2026-11-22', 'date-passed'],
    ['0000-01-01', 'date-passed'],
    ['2031-11-24', 'date-too-far'],
    ['2072-11-23', 'date-too-far'],
  ])('%j is %s', (typed, fault) => {
    expect(readExpiryDate(typed, '2026-11-23')).toEqual({ ok: false, error: fault });
  });

  test('throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{1,2}-\d{1,2}$/)), (typed) => {
        const read = readExpiryDate(typed, '2026-11-23');
        if (read.ok) expect(new Date(read.value).toISOString().slice(0, 10)).toBe(read.value);
      }),
    );
  });
});

describe('how long it is good', () => {
  test.each([
    ['2027-11-23', 365, { kind: 'fine' }],
    ['2026-12-24', 31, { kind: 'fine' }],
    ['2026-12-23', 30, { kind: 'soon', within: 30 }],
    ['2026-12-01', 8, { kind: 'soon', within: 30 }],
    ['2026-11-30', 7, { kind: 'soon', within: 7 }],
    ['2026-11-25', 2, { kind: 'soon', within: 7 }],
    ['2026-11-24', 1, { kind: 'soon', within: 1 }],
    ['2026-11-23', 0, { kind: 'soon', within: 1 }],
    ['2026-11-22', -1, { kind: 'passed' }],
  ])('%s: %d days', (expiresOn, left, standing) => {
    expect(daysLeft(expiresOn, NOW)).toBe(left);
    expect(expiryStanding(expiresOn, NOW)).toEqual({ ...standing, daysLeft: left });
  });
});
