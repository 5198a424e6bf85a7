import { mayBeList, type Control } from '@/utils/intelliboard/form/controls';
import { DATA_SECTION, MEANINGS } from '@/utils/intelliboard/form/fields';
import { LIST_MEANINGS, STATUS_ALONE } from '@/utils/intelliboard/form/list-fields';
import { CONNECTION_FIELDS, type ConnectionField } from '@/utils/model/connection-fields';
import { LIST_FIELDS, type ListField } from '@/utils/model/list-fields';

/** Below this a likeness is no recognition. */
const ENOUGH = 2;
/** By so much the best must be better than the next, or nobody can tell which it is. */
const MARGIN = 0.9;

/**
 * Which control is which field of the connection form, by what the page says of each. A field for which two
 * controls could be meant, and a control that could be two fields, are left out: the admin points at them.
 */
export function recognise(controls: readonly Control[]): Map<ConnectionField, Control> {
  return assigned(CONNECTION_FIELDS, controls, likenessOf);
}

/** The same for the lists of filters and roles. */
export function recogniseLists(controls: readonly Control[]): Map<ListField, Control> {
  return assigned(LIST_FIELDS, controls, listLikenessOf);
}

function assigned<Field extends string>(fields: readonly Field[], controls: readonly Control[], like: (field: Field, control: Control) => number): Map<Field, Control> {
  const likeness = new Map(fields.map((field) => [field, controls.map((control) => like(field, control))]));
  const found = new Map<Field, Control>();
  for (const field of fields) {
    const scores = likeness.get(field) ?? [];
    const at = bestOf(scores);
    const control = at === null ? undefined : controls[at];
    if (at === null || control === undefined) continue;
    const claims = fields.map((other) => (other === field ? 0 : (likeness.get(other)?.[at] ?? 0)));
    if ((scores[at] ?? 0) - Math.max(...claims) >= MARGIN) found.set(field, control);
  }
  return found;
}

function bestOf(scores: readonly number[]): number | null {
  const [best, next] = scores.map((score, at) => ({ score, at })).sort((a, b) => b.score - a.score);
  if (best === undefined || best.score < ENOUGH) return null;
  return best.score - (next?.score ?? 0) >= MARGIN ? best.at : null;
}

/** 0 for no likeness; 5 for a label that says exactly that. */
function likenessOf(field: ConnectionField, control: Control): number {
  const meaning = MEANINGS[field];
  if (control.kind !== meaning.kind) return 0;
  const { names, inData } = inContext(field, control);
  const isDataField = field === 'dataClientId' || field === 'dataClientSecret';
  if (inData && (field === 'clientId' || field === 'clientSecret')) return 0;
  if (isDataField && !inData && !names.some(({ words }) => /data|datos/.test(words))) return 0;
  return likenessIn(names, meaning);
}

function listLikenessOf(field: ListField, control: Control): number {
  if (!mayBeList(control)) return 0;
  const meaning = LIST_MEANINGS[field];
  const isOwnStatus = meaning.statusUnder?.test(control.section) === true;
  return likenessIn(control.names, meaning, (words) => isOwnStatus && STATUS_ALONE.test(words));
}

interface Wording {
  readonly exactly: RegExp;
  readonly within: RegExp;
  readonly never?: RegExp;
}

function likenessIn(names: Control['names'], { exactly, within, never }: Wording, isExact: (words: string) => boolean = () => false): number {
  const said = names.map(({ words, strength }) => {
    if (never?.test(words) === true) return -strength;
    if (exactly.test(words) || isExact(words)) return strength;
    return within.test(words) ? strength * 0.6 : 0;
  });
  // One clear word against it outweighs a weaker one for it.
  return Math.max(0, ...said) + Math.min(0, ...said);
}

/** Under the heading of Canvas Data's tokens, "Client ID" is the data client id. */
function inContext(field: ConnectionField, { names, section }: Control): { names: Control['names']; inData: boolean } {
  const inData = DATA_SECTION.test(section);
  if (!inData) return { names, inData };
  const twin = field === 'dataClientId' ? MEANINGS.clientId : field === 'dataClientSecret' ? MEANINGS.clientSecret : null;
  if (twin === null) return { names, inData };
  return { inData, names: names.map(({ words, strength }) => (twin.exactly.test(words) ? { words: field === 'dataClientId' ? 'data client id' : 'data client secret', strength } : { words, strength })) };
}
