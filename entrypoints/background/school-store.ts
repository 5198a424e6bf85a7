import { inTurn } from './in-turn';
import { readSchool, removeSchool, writeSchool } from '@/utils/platform/school';
import type { SchoolPort } from '@/utils/setup/ports';

/** The one writer of what was read of a connection's Canvas: changes are applied one after the other. */
export function schoolStore(runId: string): SchoolPort {
  const turn = inTurn();
  return {
    read: () => readSchool(runId),
    update: (change) =>
      turn(async () => {
        const school = change(await readSchool(runId));
        await (school === null ? removeSchool(runId) : writeSchool(runId, school));
      }),
  };
}
