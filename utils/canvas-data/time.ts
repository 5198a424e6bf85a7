import { z } from '@/utils/model/zod';

/** ISO 8601 with any offset, kept in UTC. Both services write `Z`. */
export const TimeRead = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((time) => new Date(time).toISOString()),
);
