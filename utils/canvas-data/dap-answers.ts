import { TimeRead } from './time';
import { z } from '@/utils/model/zod';

const YEAR_SECONDS = 366 * 86_400;

/** `POST /ids/auth/login` (Instructure, "OAuth login"). Visible ASCII only: it becomes part of a header. */
export const TokenRead = z.object({
  access_token: z.string().check(z.regex(/^[\x21-\x7e]{1,8192}$/)),
  /** Seconds; 3599 in the documentation. */
  expires_in: z.number().check(z.gt(0), z.lte(YEAR_SECONDS)),
});

/** `GET /query/{namespace}/table`. */
export const TablesRead = z.object({ tables: z.array(z.string().check(z.minLength(1))) });

/**
 * A job: `POST …/data` and `GET /job/{id}`. Of a complete one only `until` is read, "the commit time of the latest
 * record"; its objects are never asked for.
 */
export const JobRead = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['waiting', 'running']), id: z.string().check(z.minLength(1)) }),
  z.object({ status: z.literal('complete'), until: TimeRead }),
  z.object({ status: z.literal('failed') }),
]);
