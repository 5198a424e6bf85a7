import type { Control } from '@/utils/intelliboard/form/controls';
import { standsForAll } from '@/utils/intelliboard/form/list-fields';
import { matchOptions, type Matched } from '@/utils/intelliboard/form/list-match';
import { change, chipsOf, optionsInView, Popup, type ListOption } from '@/utils/intelliboard/form/list-options';
import { comesTrue, press } from '@/utils/intelliboard/form/write';
import type { ListField, ListResult, WantedList } from '@/utils/model/list-fields';

export interface ListWritten {
  readonly result: Exclude<ListResult, 'gone'>;
  readonly missing: readonly string[];
  readonly ambiguous: readonly string[];
}

/** A list that closes after each choice needs a round for each. One choice may undo others; so often in a row at most. */
const ROUNDS_IN_VAIN = 3;
/** Assumed: a list that is searched by typing shows all it has, if it shows fewer than this. */
const SURELY_ALL = 50;

/**
 * Chooses in a list what is wanted and nothing else, and reads it back. Where nothing of what is wanted can be found,
 * the list stays as it is.
 */
export async function writeList(control: Control, field: ListField, wanted: WantedList): Promise<ListWritten> {
  if (optionsInView(control) !== null) return writeShown(control.element, async () => optionsInView(control) ?? [], field, wanted);
  const popup = new Popup(control.element);
  try {
    const first = await popup.open();
    if (popup.isSearched && first.length >= SURELY_ALL) return await writeSearched(control.element, popup, field, wanted);
    return await writeShown(control.element, () => popup.openWithChips(), field, wanted);
  } finally {
    await popup.close();
  }
}

/** Whether a list shows that it holds what is wanted and nothing else. One that is not open shows only names. */
export function listHolds(control: Control, field: ListField, wanted: WantedList | undefined): boolean {
  if (wanted === undefined) return false;
  const options = optionsInView(control);
  if (options !== null) {
    const matched = matchOptions(field, wanted, labelsOf(options));
    return isFound(matched) && options.length > 0 && differing(options, matched).length === 0;
  }
  const shown = chipsOf(control.element).map(({ label }) => label);
  // What "all" are, only the open list could tell, unless it has a name for it.
  if (wanted === 'all') return shown.length === 1 && shown.every(standsForAll);
  const matched = matchOptions(field, wanted, shown);
  return shown.length > 0 && isFound(matched) && matched.chosen.size === shown.length;
}

async function writeShown(list: HTMLElement, view: () => Promise<ListOption[]>, field: ListField, wanted: WantedList): Promise<ListWritten> {
  let options = await view();
  let matched = matchOptions(field, wanted, labelsOf(options));
  if (!isWritable(matched, wanted, options)) return { result: 'no-such-option', missing: wanted === 'all' ? [] : matched.missing, ambiguous: matched.ambiguous };
  let left = differing(options, matched);
  const wasRight = left.length === 0;
  for (let fewest = left.length, inVain = 0; left.length > 0 && inVain < ROUNDS_IN_VAIN; ) {
    await change(list, left);
    options = await view();
    matched = matchOptions(field, wanted, labelsOf(options));
    left = differing(options, matched);
    inVain = left.length < fewest ? 0 : inVain + 1;
    fewest = Math.min(fewest, left.length);
  }
  return written(left.length > 0 || !list.isConnected ? 'not-taken' : wasRight ? 'already' : 'written', matched);
}

/** A list too long to be shown: each name is sought by typing it, and what is not wanted is taken away where it is shown as chosen. */
async function writeSearched(control: HTMLElement, popup: Popup, field: ListField, wanted: WantedList): Promise<ListWritten> {
  const missing: string[] = [];
  const ambiguous: string[] = [];
  if (wanted === 'all') return { result: 'no-such-option', missing, ambiguous };
  let hasChanged = false;
  let isTaken = true;
  for (const name of wanted) {
    const match = (options: readonly ListOption[]) => matchOptions(field, [name], labelsOf(options));
    await popup.open();
    const options = await popup.search(name, (some) => some.length < SURELY_ALL && !match(some).missing.includes(name));
    const found = match(options);
    const option = options.find((_, at) => found.chosen.has(at));
    missing.push(...found.missing);
    // Others of this name may be further down.
    if (option === undefined || options.length >= SURELY_ALL) {
      if (found.missing.length === 0) ambiguous.push(name);
      continue;
    }
    if (option.isChosen()) continue;
    hasChanged = true;
    await change(control, [option]);
    const holds = () => matchOptions(field, [name], chipsOf(control).map(({ label }) => label)).chosen.size === 1;
    isTaken = (await comesTrue(() => (option.element.isConnected && option.isChosen()) || holds())) && isTaken;
  }
  if (missing.length + ambiguous.length === wanted.length && wanted.length > 0) return { result: 'no-such-option', missing, ambiguous };

  const surplus = () => {
    const chips = chipsOf(control);
    const { chosen, open } = matchOptions(field, wanted, chips.map(({ label }) => label));
    return chips.filter((_, at) => !chosen.has(at) && !open.has(at));
  };
  for (let left = surplus(); left.length > 0; ) {
    hasChanged = true;
    const [{ remove } = { remove: null }] = left;
    const before = left.length;
    if (remove !== null) press(remove);
    isTaken = (await comesTrue(() => surplus().length < before)) && isTaken;
    left = isTaken ? surplus() : [];
  }
  return written(!isTaken || !control.isConnected ? 'not-taken' : hasChanged ? 'written' : 'already', { missing, ambiguous });
}

function written(result: 'written' | 'already' | 'not-taken', { missing, ambiguous }: Pick<Matched, 'missing' | 'ambiguous'>): ListWritten {
  return { result: result !== 'not-taken' && missing.length + ambiguous.length > 0 ? 'some-missing' : result, missing, ambiguous };
}

function isFound({ missing, ambiguous }: Matched): boolean {
  return missing.length === 0 && ambiguous.length === 0;
}

/** Nothing is taken away for the sake of what is not there. */
function isWritable({ chosen }: Matched, wanted: WantedList, options: readonly ListOption[]): boolean {
  return options.length > 0 && (chosen.size > 0 || wanted.length === 0);
}

/** The options that stand otherwise than they are to. */
function differing(options: readonly ListOption[], { chosen, open }: Matched): ListOption[] {
  return options.filter((option, at) => !open.has(at) && option.isChosen() !== chosen.has(at));
}

function labelsOf(options: readonly ListOption[]): string[] {
  return options.map(({ label }) => label);
}
