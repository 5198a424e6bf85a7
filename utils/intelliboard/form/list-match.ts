import { plainWords } from '@/utils/intelliboard/form/fields';
import { hasStatuses, standsForAll, statusOf } from '@/utils/intelliboard/form/list-fields';
import type { ListField, WantedList } from '@/utils/model/list-fields';

/** Which options of a list are to be chosen. */
export interface Matched {
  /** By their place among the options. */
  readonly chosen: ReadonlySet<number>;
  /** Left as they are: what nobody can tell, and what follows from the others. */
  readonly open: ReadonlySet<number>;
  /** Wanted, and no option has the name. */
  readonly missing: readonly string[];
  /** Wanted, and several options have the name. None of them is chosen. */
  readonly ambiguous: readonly string[];
}

/** Compares what is wanted with the options' labels. A name counts as it is written or, where no option has it so, in plain words. */
export function matchOptions(field: ListField, wanted: WantedList, labels: readonly string[]): Matched {
  const all = labels.flatMap((label, at) => (standsForAll(label) ? [at] : []));
  const indices = labels.map((_, at) => at);
  if (wanted === 'all') {
    const [only, ...others] = all;
    if (only === undefined || others.length > 0) return { chosen: new Set(indices), open: new Set(), missing: [], ambiguous: [] };
    return { chosen: new Set([only]), open: new Set(indices.filter((at) => at !== only)), missing: [], ambiguous: [] };
  }
  const fitting = finderOf(field, labels);
  const found = wanted.map((name) => ({ name, at: fitting(name) }));
  const chosen = new Set(found.flatMap(({ at }) => (at.length === 1 ? at : [])));
  const unclear = new Set(found.flatMap(({ at }) => (at.length > 1 ? at : [])).filter((at) => !chosen.has(at)));
  // "Select all" ticks itself when everything else is ticked.
  const follows = indices.every((at) => chosen.has(at) || all.includes(at)) ? all.filter((at) => !chosen.has(at)) : [];
  return {
    chosen,
    open: new Set([...unclear, ...follows]),
    missing: found.filter(({ at }) => at.length === 0).map(({ name }) => name),
    ambiguous: found.filter(({ at }) => at.length > 1).map(({ name }) => name),
  };
}

/** Finds the places of the options that a name fits. */
function finderOf(field: ListField, labels: readonly string[]): (name: string) => readonly number[] {
  if (hasStatuses(field)) {
    const byStatus = placesBy(labels, (label) => statusOf(field, label) ?? '');
    return (name) => byStatus.get(statusOf(field, name) ?? '?') ?? [];
  }
  const asWritten = placesBy(labels, written);
  const inPlainWords = placesBy(labels, plainWords);
  return (name) => asWritten.get(written(name)) ?? (plainWords(name) === '' ? [] : (inPlainWords.get(plainWords(name)) ?? []));
}

function placesBy(labels: readonly string[], key: (label: string) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, label] of labels.entries()) places.set(key(label), [...(places.get(key(label)) ?? []), at]);
  return places;
}

/** Without what shows that an option is below another: of two accounts that have one name, neither may pass for the other. */
function written(name: string): string {
  return name.normalize('NFC').replace(/^[\s\-–—•·›»>|│└├─]+/u, '').replace(/\s+/g, ' ').trim();
}
