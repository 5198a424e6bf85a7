import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import { emptySchool, readAtOf, type School, type SchoolList } from '@/utils/model/school';
import type { CanvasSite } from '@/utils/model/setup';
import type { ListProgress, Ports } from '@/utils/setup/ports';

/** Whether what is stored is of this Canvas. */
export function schoolOf(site: CanvasSite | null, stored: School | null): School | null {
  return stored !== null && stored.origin === site?.origin && stored.rootAccountId === site.rootAccountId ? stored : null;
}

/**
 * Reads what a Canvas has to choose from, one list after the other, whichever step asked for it: Canvas charges
 * requests that run beside each other up front. A list is stored when it is whole, and not before.
 */
export function schoolReader({ canvas, school, now }: Pick<Ports, 'canvas' | 'school' | 'now'>) {
  let last: Promise<unknown> = Promise.resolve();

  /**
   * Reads one list, unless it was read since `since` (RFC 3339, UTC): what was begun goes on where it was cut short.
   * `isWanted` is told how far it is, and answers whether to go on.
   */
  function read(list: SchoolList, site: CanvasSite, since: string, isWanted: (progress: ListProgress) => Promise<boolean>): Promise<Result<null, CanvasFailure>> {
    const turn = last.then(() => readNow(list, site, since, isWanted));
    last = turn.catch(() => undefined);
    return turn;
  }

  async function readNow(list: SchoolList, site: CanvasSite, since: string, isWanted: (progress: ListProgress) => Promise<boolean>): Promise<Result<null, CanvasFailure>> {
    const stored = schoolOf(site, await school.read());
    const readAt = stored === null ? null : readAtOf(stored, list);
    if (readAt !== null && readAt >= since) return ok(null);
    // It may have been waiting for its turn, and not be wanted any more.
    if (!(await isWanted({ items: 0, waiting: false }))) return err({ kind: 'cancelled', status: 0 });
    const part = await partOf(list, site, isWanted);
    if (!part.ok) return part;
    await school.update((before) => ({ ...(schoolOf(site, before) ?? emptySchool(site)), ...part.value }));
    return ok(null);
  }

  async function partOf(list: SchoolList, { origin, rootAccountId }: CanvasSite, isWanted: (progress: ListProgress) => Promise<boolean>): Promise<Result<Partial<School>, CanvasFailure>> {
    const at = () => now().toISOString();
    switch (list) {
      case 'subAccounts': {
        const read = await canvas.listSubAccounts(origin, rootAccountId, isWanted);
        return read.ok ? ok({ subAccounts: read.value, subAccountsAt: at() }) : read;
      }
      case 'terms': {
        const read = await canvas.listTerms(origin, rootAccountId, isWanted);
        return read.ok ? ok({ terms: read.value, termsAt: at() }) : read;
      }
      case 'roles': {
        const read = await canvas.listRoles(origin, rootAccountId, isWanted);
        return read.ok ? ok({ roles: read.value, rolesAt: at() }) : read;
      }
    }
  }

  return { read };
}

export type SchoolReader = ReturnType<typeof schoolReader>;
