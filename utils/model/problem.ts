import { z } from '@/utils/model/zod';

/** Whose side a problem is on, so that the admin knows whom to turn to. */
export const SIDES = ['canvas', 'canvas-data', 'intelliboard', 'computer', 'extension', 'you'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Everything that can go wrong, and on whose side. The words stand in `public/_locales` as
 * `problem_<code>_what` (what happened) and `problem_<code>_now` (what to do now); a test sees to it that
 * none is missing.
 */
export const PROBLEMS = {
  permission_refused: 'you',
  permission_gone: 'you',
  extension_failed: 'extension',
  canvas_not_seen: 'you',
  canvas_tab_hidden: 'you',
  canvas_not_https: 'canvas',
  canvas_not_canvas: 'you',
  canvas_unreachable: 'computer',
  canvas_redirected: 'canvas',
  canvas_not_signed_in: 'you',
  canvas_not_admin: 'canvas',
  canvas_sub_account_admin: 'canvas',
  canvas_acting_as: 'you',
  canvas_connected_already: 'you',
  canvas_throttled: 'canvas',
  canvas_server_error: 'canvas',
  canvas_answer_unknown: 'canvas',
  account_host_invalid: 'you',
  account_unreachable: 'computer',
  account_bad_token: 'intelliboard',
  account_token_needed: 'you',
  account_redirect_untrusted: 'intelliboard',
  account_server_error: 'intelliboard',
  account_answer_unknown: 'intelliboard',
  key_page_missing: 'canvas',
  key_page_closed: 'you',
  key_page_stale: 'extension',
  key_form_missing: 'canvas',
  key_form_partly: 'you',
  key_form_in_use: 'you',
  key_not_saved: 'you',
  key_not_own: 'you',
  key_fix_refused: 'canvas',
  key_regenerate_refused: 'canvas',
  key_regenerate_unclear: 'canvas',
  key_refused: 'canvas',
  key_csrf: 'canvas',
  key_secret_masked: 'canvas',
  key_scopes_missing: 'canvas',
  key_ambiguous: 'you',
  key_exists: 'you',
  key_gone: 'canvas',
  key_off: 'canvas',
  key_turn_on_refused: 'canvas',
  key_differs: 'canvas',
  key_wrong_secret: 'canvas',
  key_unknown_client: 'canvas',
  key_proof_unclear: 'canvas',
  key_secret_lost: 'computer',
  vault_locked: 'you',
  vault_wrong_passphrase: 'you',
  vault_failed: 'computer',
  data_tool_missing: 'canvas',
  data_not_accepted: 'canvas-data',
  data_secret_lost: 'computer',
  data_dap_refused: 'canvas-data',
  data_dap_not_onboarded: 'canvas-data',
  data_dap_restricted: 'canvas-data',
  data_dap_processing: 'canvas-data',
  data_dap_no_table: 'canvas-data',
  data_dap_malformed: 'extension',
  data_dap_token_expired: 'canvas-data',
  data_dap_out_of_range: 'canvas-data',
  data_dap_snapshot_required: 'canvas-data',
  data_portal_retired: 'canvas-data',
  data_portal_refused: 'canvas-data',
  data_clock_ahead: 'computer',
  data_clock_behind: 'computer',
  data_portal_no_files: 'canvas-data',
  data_throttled: 'canvas-data',
  data_timeout: 'canvas-data',
  data_server_error: 'canvas-data',
  data_unreachable: 'computer',
  data_answer_unknown: 'canvas-data',
  form_page_missing: 'you',
  form_not_signed_in: 'you',
  form_not_found: 'you',
  form_page_changed: 'you',
  send_incomplete: 'you',
  send_waiting: 'intelliboard',
  send_refused: 'intelliboard',
  send_duplicate: 'intelliboard',
  send_not_contract: 'intelliboard',
  send_lost_outcome: 'computer',
  checks_timeout: 'intelliboard',
} as const satisfies Record<string, Side>;

export type ProblemCode = keyof typeof PROBLEMS;

const CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

export const ProblemSchema = z.object({
  code: z.enum(CODES),
  /** Words for the message's placeholders: host names, names of accounts and keys, statuses. Never page content. */
  params: z.array(z.string().check(z.maxLength(300))),
  /** The page where it is put right. */
  link: z.nullable(z.url({ protocol: /^https$/ })),
  /** RFC 3339, UTC. */
  at: z.string(),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** A problem, as it is stored and shown. `at` is the time of the clock passed in, UTC. */
export function problem(code: ProblemCode, at: Date, params: readonly string[] = [], link: string | null = null): Problem {
  return { code, params: params.map((text) => text.slice(0, 300)), link, at: at.toISOString() };
}
