import { z } from '@/utils/model/zod';

/** Ids are strings: Canvas's pass 2^53, and nobody computes with IntelliBoard's. */
export const IdSchema = z.string().check(z.minLength(1), z.maxLength(255));

/** RFC 3339 in UTC, with `Z`. */
export const TimeSchema = z.iso.datetime();

export const NameSchema = z.string().check(z.minLength(1), z.maxLength(255), z.refine((text) => text.trim() !== '', 'must not be blank'));

/** The value of a secret, which goes to IntelliBoard and never comes back. */
export const SecretValueSchema = z.string().check(z.minLength(1), z.maxLength(1024));

/** Address of a Canvas: https, and nothing after the host. This is the shape that the URL field of IntelliBoard's form wants, too. */
export const LmsUrlSchema = z.string().check(
  z.maxLength(300),
  z.regex(/^https:\/\/[a-z0-9.-]+(:[0-9]+)?$/, 'must be https:// and a host name, with nothing after it'),
  z.refine((text) => URL.canParse(text) && new URL(text).origin === text, 'must be https:// and a host name, with nothing after it'),
);

/** IANA name of a time zone. Offsets such as `+01:00` are refused, although some browsers take them for one. */
export const TimeZoneSchema = z.string().check(
  z.maxLength(64),
  z.regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/, 'must be the IANA name of a time zone'),
  z.refine(isTimeZone, 'must be the IANA name of a time zone'),
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Fields of the hour at which IntelliBoard processes: 0 to 23, in its own zone. */
export const processAtFields = { hour: z.int().check(z.gte(0), z.lte(23)), timeZone: TimeZoneSchema };

/** The stable codes of problems and of checks. */
export const CODES = [
  'bad_token',
  'forbidden',
  'not_found',
  'invalid',
  'duplicate_connection',
  'idempotency_mismatch',
  'unknown_client',
  'wrong_secret',
  'key_off',
  'redirect_mismatch',
  'insufficient_scopes',
  'data_unauthorized',
  'data_not_onboarded',
  'data_expired',
  'data_stale',
  'data_retired',
  'canvas_unreachable',
  'not_authorized',
  'authorizer_not_admin',
  'busy',
  'rate_limited',
  'internal',
] as const;
export const CodeSchema = z.enum(CODES);
export type Code = z.infer<typeof CodeSchema>;
