import { readSchool, removeSchool, writeSchool } from '@/utils/platform/school';
import type { SchoolPort } from '@/utils/setup/ports';

/** The one writer of what was read of a Canvas: changes are applied one after the other. */
export function schoolStore(): SchoolPort {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: readSchool,
    update(change) {
      const turn = last.then(async () => {
        const school = change(await readSchool());
        await (school === null ? removeSchool() : writeSchool(school));
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
