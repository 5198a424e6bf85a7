import type { Side } from '@/utils/model/problem';

/**
 * How a check came out. `waiting`: nobody can do anything yet. `unknown`: nobody could look, which is no fault.
 * The words: `verdict_<verdict>`.
 */
export const VERDICTS = ['pass', 'warn', 'fail', 'waiting', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The checks, in the order in which they are shown. The words: `health_check_<id>` (name) and `health_ask_<id>` (question). */
export const HEALTH_CHECKS = [
  'address',
  'key',
  'key-used',
  'pair',
  'authorization',
  'intelliboard',
  'checks',
  'data',
  'data-expiry',
  'flat-files',
  'dap',
  'runs',
  'hour',
  'clock',
  'sites',
  'single',
  'news',
] as const;
export type HealthCheck = (typeof HEALTH_CHECKS)[number];

/**
 * Everything that a check can find, how bad it is, and on whose side. The words stand in `public/_locales`:
 * `health_is_<code>` (the evidence), `health_now_<code>` (what to do; not for what passes), and `health_drift_<code>`
 * (that it has come about; for what warns or fails). A test sees to it that none is missing.
 */
export const HEALTH_CODES = {
  // Nobody could look.
  not_yet: ['unknown', 'computer'],
  sign_in: ['unknown', 'you'],
  not_admin: ['unknown', 'you'],
  acting_as: ['unknown', 'you'],
  no_access: ['unknown', 'computer'],
  no_answer: ['unknown', 'computer'],

  address_ok: ['pass', 'canvas'],
  address_silent: ['warn', 'canvas'],
  address_failing: ['warn', 'canvas'],
  address_moved: ['fail', 'canvas'],
  address_not_canvas: ['fail', 'canvas'],
  address_other_account: ['fail', 'canvas'],

  key_ok: ['pass', 'canvas'],
  key_gone: ['fail', 'canvas'],
  key_off: ['fail', 'canvas'],
  key_redirect: ['fail', 'canvas'],
  key_scopes: ['fail', 'canvas'],
  key_test_only: ['fail', 'canvas'],
  key_renamed: ['warn', 'canvas'],
  key_redirects_changed: ['warn', 'canvas'],
  key_scopes_changed: ['warn', 'canvas'],

  used_ok: ['pass', 'canvas'],
  used_not_yet: ['waiting', 'intelliboard'],
  used_never: ['warn', 'intelliboard'],
  used_long_ago: ['warn', 'intelliboard'],

  pair_ok: ['pass', 'canvas'],
  pair_wrong: ['fail', 'canvas'],
  pair_unclear: ['unknown', 'canvas'],

  auth_ok: ['pass', 'canvas'],
  auth_tokens: ['pass', 'canvas'],
  auth_waiting: ['waiting', 'you'],
  auth_none: ['fail', 'canvas'],
  auth_refused: ['fail', 'canvas'],
  auth_expired: ['fail', 'canvas'],
  auth_revoked: ['fail', 'canvas'],
  auth_no_tokens: ['fail', 'canvas'],
  auth_not_admin: ['fail', 'canvas'],

  board_ok: ['pass', 'intelliboard'],
  board_silent: ['warn', 'intelliboard'],
  board_failing: ['warn', 'intelliboard'],
  board_changed: ['warn', 'intelliboard'],
  board_token: ['warn', 'intelliboard'],
  board_no_token: ['unknown', 'you'],
  board_gone: ['fail', 'intelliboard'],
  board_paused: ['warn', 'intelliboard'],

  checks_ok: ['pass', 'intelliboard'],
  checks_waiting: ['waiting', 'intelliboard'],
  checks_warn: ['warn', 'intelliboard'],
  checks_fail: ['fail', 'intelliboard'],

  data_ok: ['pass', 'canvas-data'],
  data_waiting: ['waiting', 'intelliboard'],
  data_silent: ['warn', 'canvas-data'],
  data_refused: ['fail', 'canvas-data'],
  data_expired: ['fail', 'canvas-data'],
  data_not_onboarded: ['fail', 'canvas-data'],
  data_restricted: ['fail', 'canvas-data'],
  data_retired: ['fail', 'canvas-data'],
  data_unseen: ['unknown', 'canvas-data'],

  expiry_ok: ['pass', 'canvas-data'],
  expiry_30: ['warn', 'canvas-data'],
  expiry_7: ['warn', 'canvas-data'],
  expiry_1: ['warn', 'canvas-data'],
  expiry_passed: ['fail', 'canvas-data'],
  expiry_no_date: ['unknown', 'you'],

  flat_ok: ['pass', 'canvas-data'],
  flat_late: ['warn', 'canvas-data'],
  flat_stale: ['fail', 'canvas-data'],
  flat_reserved: ['fail', 'canvas-data'],
  flat_board: ['warn', 'canvas-data'],
  flat_tables: ['warn', 'canvas-data'],
  flat_fewer: ['warn', 'canvas-data'],
  flat_unseen: ['unknown', 'canvas-data'],

  dap_ok: ['pass', 'canvas-data'],
  dap_late: ['warn', 'canvas-data'],
  dap_old: ['fail', 'canvas-data'],
  dap_unseen: ['unknown', 'canvas-data'],

  runs_ok: ['pass', 'intelliboard'],
  runs_first: ['waiting', 'intelliboard'],
  runs_going: ['waiting', 'intelliboard'],
  runs_failed: ['fail', 'intelliboard'],
  runs_late: ['warn', 'intelliboard'],
  runs_missed: ['fail', 'intelliboard'],
  runs_fewer: ['warn', 'intelliboard'],

  hour_ok: ['pass', 'intelliboard'],
  hour_early: ['warn', 'intelliboard'],
  hour_unseen: ['unknown', 'canvas-data'],

  clock_ok: ['pass', 'computer'],
  clock_off: ['warn', 'computer'],
  clock_far: ['fail', 'computer'],

  sites_ok: ['pass', 'computer'],
  sites_missing: ['warn', 'you'],

  single_ok: ['pass', 'intelliboard'],
  single_here: ['warn', 'you'],
  single_there: ['warn', 'intelliboard'],

  news_none: ['pass', 'canvas'],
  news_roles: ['warn', 'canvas'],
  news_accounts: ['warn', 'canvas'],
  news_terms: ['warn', 'canvas'],
  news_several: ['warn', 'canvas'],
} as const satisfies Record<string, readonly [Verdict, Side]>;

export type HealthCode = keyof typeof HEALTH_CODES;
