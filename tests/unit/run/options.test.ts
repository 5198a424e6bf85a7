import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../run/options.mjs';

const SCREEN = { platform: 'linux', env: { DISPLAY: ':0' } };
const WAYLAND = { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } };
const NO_SCREEN = { platform: 'linux', env: { DISPLAY: '' } };
const MAC = { platform: 'darwin', env: {} };

describe('npm start', () => {
  test.each([SCREEN, WAYLAND, MAC])('is used by hand where there is a display', (machine) => {
    expect(parseOptions([], machine)).toEqual({ kind: 'by-hand' });
  });

  test('takes the tour where there is none, and wherever it is asked to', () => {
    expect(parseOptions([], NO_SCREEN)).toEqual({ kind: 'tour' });
    expect(parseOptions(['--tour'], SCREEN)).toEqual({ kind: 'tour' });
  });

  test.each([[['--canvas', 'https://school.example.edu/accounts/1?x#y']], [['--canvas=https://school.example.edu']]])('opens a real Canvas at its origin: %j', (args) => {
    expect(parseOptions(args, SCREEN)).toEqual({ kind: 'real-canvas', origin: 'https://school.example.edu' });
  });

  test.each([
    [['--canvas']],
    [['--canvas', '']],
    [['--canvas', 'school.example.edu']],
    [['--canvas', 'http://school.example.edu']],
    [['--canvas', 'https://school.example.edu', '--tour']],
    [['https://school.example.edu']],
    [['--tuor']],
  ])('says what is wrong with %j', (args) => {
    expect(parseOptions(args, SCREEN)).toEqual({ kind: 'fault', what: expect.stringMatching(/^\S.{10,}$/) as string });
  });

  test('names the option it does not know, in one sentence', () => {
    expect(parseOptions(['--tuor'], SCREEN)).toEqual({ kind: 'fault', what: "Unknown option '--tuor'" });
  });

  test('does not open a real Canvas where nobody could use it', () => {
    expect(parseOptions(['--canvas', 'https://school.example.edu'], NO_SCREEN)).toMatchObject({ kind: 'fault' });
  });

  test.each(['--help', '-h'])('explains itself with %s', (flag) => {
    expect(parseOptions([flag], NO_SCREEN)).toEqual({ kind: 'help' });
  });
});
