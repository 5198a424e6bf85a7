import { describe, expect, it } from 'vitest';
import { hourElsewhere, hourText } from '@/components/guide/hours';
import { offsetOf } from '@/utils/core/zone';

const WINTER = new Date('2026-01-15T12:00:00Z');
const SUMMER = new Date('2026-07-15T12:00:00Z');

describe('hours', () => {
  it.each([
    ['UTC', WINTER, 0],
    ['America/New_York', WINTER, -300],
    ['America/New_York', SUMMER, -240],
    ['Asia/Kathmandu', WINTER, 345],
    ['Not/AZone', WINTER, 0],
  ])('%s at %s is %i minutes ahead of UTC', (zone, at, minutes) => {
    expect(offsetOf(zone, at)).toBe(minutes);
  });

  it.each([
    [4, 'UTC', 'UTC', '04:00'],
    [0, 'UTC', 'America/New_York', '19:00'],
    [23, 'America/New_York', 'UTC', '04:00'],
    [4, 'America/New_York', 'Asia/Kathmandu', '14:45'],
  ])('%i o’clock in %s is in %s %s', (hour, from, to, text) => {
    expect(hourElsewhere(hour, from, to, WINTER)).toBe(text);
  });

  it('writes two digits', () => {
    expect(hourText(4)).toBe('04:00');
  });
});
