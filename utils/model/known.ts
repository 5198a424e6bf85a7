/**
 * What is publicly known of IntelliBoard. Sources, both by IntelliBoard:
 * - [KB] "Canvas Data 2 LMS - Connecting your LMS", intelliboard.atlassian.net, page 2636546050 (the newest)
 * - [SA] "Connection: Canvas by Instructure LMS", support.intelliboard.net, article 360057988232
 */

/** [KB], in text. In the earlier [SA] IntelliBoard's form shows it, to be copied. No regional variant is known. */
export const KNOWN_REDIRECT_URI = 'https://next.intelliboard.net/settings/oauth2/redirect';

/** Where customers sign in: [SA] step 1. */
export const DEFAULT_HOST = 'next.intelliboard.net';

/** Base path of contract v1. IntelliBoard publishes none; whether a host has it is found out by `findRoad`. */
export const API_PATH = '/api/connect/v1';

/** Base address of the backend on a host, e.g. `https://next.intelliboard.net/api/connect/v1`. */
export function apiBase(host: string): string {
  return `https://${host}${API_PATH}`;
}

/** [SA], and whoever asks for firewall addresses is sent there, too. */
export const SUPPORT_EMAIL = 'helpdesk@intelliboard.net';

/** Name of the developer key in [SA]; in [KB] any name will do. */
export const KEY_NAME = 'IntelliBoard Pro';

/**
 * Scopes to choose where "Enforce Scopes" is on; both articles advise to leave it off. All 15 are [KB]; the
 * first 13 are in [SA], too.
 */
export const INTELLIBOARD_SCOPES = [
  'url:GET|/api/v1/accounts',
  'url:GET|/api/v1/accounts/:account_id/sub_accounts',
  'url:GET|/api/v1/accounts/:account_id/roles',
  'url:GET|/api/v1/users/:id',
  'url:GET|/api/v1/accounts/:account_id/grading_standards',
  'url:GET|/api/v1/accounts/:account_id/admins',
  'url:GET|/api/v1/users/:user_id/page_views',
  'url:GET|/api/v1/audit/authentication/users/:user_id',
  'url:GET|/api/v1/accounts/:account_id/enrollments/:id',
  'url:GET|/api/v1/courses/:course_id/assignments/:id',
  'url:GET|/api/v1/courses/:course_id/quizzes/:quiz_id/submissions/:id',
  'url:GET|/api/v1/users/:user_id/profile',
  'url:GET|/api/v1/courses/:id',
  'url:GET|/api/v1/sections/:section_id/assignments/:assignment_id/submissions/:user_id',
  'url:GET|/api/v1/courses/:course_id/assignments/:assignment_id/submissions/:user_id',
] as const;

/**
 * Whether a redirect URI that a backend names may be registered with a developer key: https, on
 * intelliboard.net or below it, no credentials and no odd port. Elsewhere it would hand the school's tokens
 * to somebody else.
 */
export function isTrustedRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const url = new URL(uri);
  if (url.protocol !== 'https:' || url.port !== '') return false;
  // Canvas splits its list at white space, so a blank would smuggle in a second one; and a backslash is read
  // differently by Canvas's parser and by this one.
  if (url.username !== '' || url.password !== '' || !/^[\x21-\x5b\x5d-\x7e]+$/.test(uri)) return false;
  return url.hostname === 'intelliboard.net' || url.hostname.endsWith('.intelliboard.net');
}
