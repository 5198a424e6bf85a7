import type { Acceptable, Baselines } from '@/utils/model/health';
import type { Evidence, KeySnapshot } from '@/utils/model/health-evidence';
import { daysBetween } from '@/utils/health/subject';

const RUNS_KEPT = 10;
const FILES_KEPT_DAYS = 8;
/** "Last week": after that, what is there is what is usual. */
const TABLES_KEPT_DAYS = 7;

/**
 * What is usual, once more has been seen. The key and the school are measured by how they were first seen, until a
 * person accepts them otherwise; builds and runs by the last of them.
 */
export function learn(baselines: Baselines, evidence: Evidence): Baselines {
  return {
    key: baselines.key ?? fitKey(evidence.key?.key ?? null),
    school: baselines.school ?? evidence.news?.seen ?? null,
    flatFiles: learnFlatFiles(baselines.flatFiles, evidence.flatFiles),
    runs: learnRuns(baselines.runs, evidence.connection),
  };
}

/** One that is OFF at first is no measure. */
function fitKey(key: KeySnapshot | null): KeySnapshot | null {
  return key?.on === true ? key : null;
}

function learnFlatFiles(before: Baselines['flatFiles'], seen: Evidence['flatFiles']): Baselines['flatFiles'] {
  if (seen === null || seen.tables === null || seen.newestFinishedAt === null) return before;
  const { tables, files, newestFinishedAt: finishedAt } = seen;
  const counted = before?.files ?? [];
  const isNew = files !== null && !counted.some((one) => one.finishedAt === finishedAt);
  const kept = (isNew ? [...counted, { finishedAt, count: files }] : counted).filter((one) => daysBetween(one.finishedAt, finishedAt) <= FILES_KEPT_DAYS);
  const isComplete = (before?.tables ?? []).every((table) => tables.includes(table));
  if (before === null || isComplete || daysBetween(before.at, seen.at) > TABLES_KEPT_DAYS) return { at: seen.at, tables, files: kept };
  return { ...before, files: kept };
}

function learnRuns(before: Baselines['runs'], connection: Evidence['connection']): Baselines['runs'] {
  const done = (connection?.runs ?? []).filter(({ state }) => state === 'done').reverse();
  const added = done.filter(({ id }) => !before.some((one) => one.id === id)).map(({ id, counts }) => ({ id, users: counts.users }));
  return [...before, ...added].slice(-RUNS_KEPT);
}

/** A person says that it is as it should be. */
export function accept(baselines: Baselines, evidence: Evidence, id: Acceptable): Baselines {
  switch (id) {
    case 'key':
      return { ...baselines, key: evidence.key?.key ?? baselines.key };
    case 'news':
      return { ...baselines, school: evidence.news?.seen ?? baselines.school };
    case 'flat-files': {
      const { flatFiles } = evidence;
      if (flatFiles === null || flatFiles.tables === null) return baselines;
      return { ...baselines, flatFiles: { at: flatFiles.at, tables: flatFiles.tables, files: baselines.flatFiles?.files ?? [] } };
    }
  }
}
