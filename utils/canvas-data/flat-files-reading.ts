import type { FlatFiles, FlatFilesPair } from './flat-files';
import { isWhole } from './history';
import { standingOf, type FlatFilesStanding } from './standing';
import { ok, type Result } from '@/utils/core/result';
import type { Dump, FlatFilesFailure } from '@/utils/model/canvas-data';

/** Two builds a day for a week, and as many with `requests` alone: full refreshes of that table come several at once. */
const MOST_READ = 30;

/**
 * The standing of an account's flat files. The list tells no dump's tables, so the newest are read one by one, one
 * signed call after another, until the builds that the hour follows are known; a dump that cannot be read counts
 * as a nightly build. `now`: epoch ms.
 */
export async function readStanding(flatFiles: Pick<FlatFiles, 'dumps' | 'byDump'>, pair: FlatFilesPair, now: () => number): Promise<Result<FlatFilesStanding & { readonly skewMinutes: number | null }, FlatFilesFailure>> {
  const list = await flatFiles.dumps(pair);
  if (!list.ok) return list;
  const { dumps, skewMinutes } = list.value;
  const known: Dump[] = [];
  for (const dump of dumps.filter(({ finished }) => finished).slice(0, MOST_READ)) {
    const read = await flatFiles.byDump(pair, dump.dumpId);
    known.push(read.ok ? read.value : dump);
    if (isWhole(standingOf([], known, now()).builds)) break;
  }
  return ok({ ...standingOf(dumps, known, now()), skewMinutes });
}
