import { boxesOf, controlAt, controlsOf, listAt, listIn, mayBeList, type Control } from '@/utils/intelliboard/form/controls';
import { everyHoursOf, hourOf, MEANINGS, plainWords } from '@/utils/intelliboard/form/fields';
import { readMarks } from '@/utils/intelliboard/form/marks';
import { readProcess } from '@/utils/intelliboard/form/process';
import { recognise, recogniseLists } from '@/utils/intelliboard/form/recognise';
import { isOn, sameLabel, shownIn, writeChoice, writeSwitch, writeText, type WriteResult } from '@/utils/intelliboard/form/write';
import { listHolds, writeList } from '@/utils/intelliboard/form/write-list';
import { CONNECTION_FIELDS, CONNECTION_MARKS, type ConnectionField, type ConnectionMark, type FillResult, type MarkState, type PutResult } from '@/utils/model/connection-fields';
import { LIST_FIELDS, type ListField, type ListValues, type WantedList } from '@/utils/model/list-fields';
import type { ListFilled, ListPut, ProcessSeen, SeenList } from '@/utils/model/list-form';

/** What is to stand in the form. What is missing here is not touched. */
export type ConnectionValues = Partial<Record<ConnectionField, string | number | boolean>>;

/** How a field stands, before anything is written. */
export interface Seen {
  readonly field: ConnectionField;
  /** What the page calls it; empty where it has no name. */
  readonly label: string;
  /** A secret would be legible there. */
  readonly isVisible: boolean;
  /** It holds what it is to hold; never said of a secret. */
  readonly isRight: boolean;
}

export interface PageLook {
  readonly lookId: string;
  /** No page for signing in. */
  readonly signedIn: boolean;
  readonly fields: readonly Seen[];
  readonly marks: readonly { readonly mark: ConnectionMark; readonly state: MarkState }[];
  /** Lists of the filters and roles that the page has. */
  readonly lists: readonly SeenList[];
  readonly process: ProcessSeen;
  /** Whether anything was chosen in its lists from here since the page was loaded. */
  readonly hasChosen: boolean;
}

export interface Filled {
  readonly field: ConnectionField;
  readonly result: FillResult;
}

/** Assumed: organisation, name and password. */
const MOST_TO_SIGN_IN = 3;

/**
 * IntelliBoard's form in one document. It listens to nothing: each call comes from a click in the guide, looks
 * or writes, and is over. What was recognised is remembered, so that only what the admin has seen is filled.
 */
export class FormOnPage {
  #seen: { readonly lookId: string; readonly address: string; readonly controls: ReadonlyMap<ConnectionField, Control>; readonly lists: ReadonlyMap<ListField, Control> } | null = null;

  #hasChosen = false;

  constructor(private readonly document: Document) {}

  /** What would go where. Secrets are not among `wanted`. */
  look(lookId: string, wanted: ConnectionValues & ListValues): PageLook {
    const { all, fields: controls, lists } = recognised(this.document);
    // A name is asked for by pages of other kinds, too.
    const isForm = lists.size > 0 || [...controls.keys()].some((field) => field !== 'lmsName');
    // The marks of another connection say nothing about this one.
    const isAboutThisCanvas = this.#shows(wanted.url);
    const marks = isAboutThisCanvas ? readMarks(this.document) : {};
    this.#seen = { lookId, address: this.document.location.href, controls, lists };
    return {
      lookId,
      signedIn: isForm || !this.#asksToSignIn(all),
      fields: [...controls].map(([field, control]) => ({ field, label: control.label, isVisible: control.isVisibleText, isRight: holds(control, field, wanted[field]) })),
      marks: CONNECTION_MARKS.flatMap((mark) => (marks[mark] === undefined ? [] : [{ mark, state: marks[mark] }])),
      lists: [...lists].map(([field, control]) => ({ field, label: control.label, isRight: listHolds(control, field, wanted[field]) })),
      process: { ...readProcess(this.document), isAboutThisCanvas },
      hasChosen: this.#hasChosen,
    };
  }

  /** Fills what the look of this id has found and `values` names, if it still is what it was then. */
  async fill(lookId: string, values: ConnectionValues): Promise<Filled[]> {
    const seen = this.#seen;
    if (seen === null || seen.lookId !== lookId || !this.#isAt(seen.address)) return [];
    const done: Filled[] = [];
    for (const field of CONNECTION_FIELDS) {
      const value = values[field];
      const control = seen.controls.get(field);
      if (value === undefined || control === undefined || field === 'newCategory') continue;
      if (!this.#isAt(seen.address) || !isStill(control, controlAt(control.element))) done.push({ field, result: 'gone' });
      else if (field === 'category') done.push(...(await this.#fillCategory(control, value, values.newCategory)));
      else done.push({ field, result: await write(control, field, value) });
    }
    return done;
  }

  /** Pages of scripts lead to another connection's form without loading anew, in the very same fields. */
  #isAt(address: string): boolean {
    return this.document.location.href === address;
  }

  /** Chooses the category; where there is none of that name and a new one is wanted, it is named in the field that then appears. */
  async #fillCategory(control: Control, name: string | number | boolean, newName: string | number | boolean | undefined): Promise<Filled[]> {
    const chosen = await write(control, 'category', name);
    if (chosen !== 'no-such-option' || newName === undefined) return [{ field: 'category', result: chosen }];
    const asked = await write(control, 'category', NEW_CATEGORY);
    const field = asked === 'no-such-option' ? undefined : recognised(this.document).fields.get('newCategory');
    if (field === undefined) return [{ field: 'category', result: 'no-such-option' }];
    return [
      { field: 'category', result: asked },
      { field: 'newCategory', result: await write(field, 'newCategory', newName) },
    ];
  }

  /** Writes one value into the field that the admin has clicked into. */
  async put(field: ConnectionField, value: string | number | boolean, mayBeVisible: boolean): Promise<PutResult> {
    const clicked = this.#clickedInto();
    if (clicked === 'in-a-frame' || clicked === 'no-field') return clicked;
    const control = controlAt(clicked);
    if (control === null) return 'no-field';
    if (control.kind !== MEANINGS[field].kind && control.kind !== 'text') return 'other-kind';
    if (MEANINGS[field].secret === true && control.isVisibleText && !mayBeVisible) return 'visible';
    return control.kind === 'text' ? writeText(control.element as HTMLInputElement, textOf(value)) : write(control, field, value);
  }

  /** Chooses in the lists that the look of this id has found and `values` names, if they still are what they were then. */
  async fillLists(lookId: string, values: ListValues): Promise<ListFilled[]> {
    const seen = this.#seen;
    if (seen === null || seen.lookId !== lookId || !this.#isAt(seen.address)) return [];
    const done: ListFilled[] = [];
    for (const field of LIST_FIELDS) {
      const wanted = values[field];
      const control = seen.lists.get(field);
      if (wanted === undefined || control === undefined) continue;
      const isThere = this.#isAt(seen.address) && isStill(control, listIn(control.element));
      done.push(isThere ? { field, ...(await this.#choose(control, field, wanted)) } : { field, result: 'gone', missing: [], ambiguous: [] });
    }
    return done;
  }

  /** Chooses in the list that the admin has clicked into. */
  async putList(field: ListField, wanted: WantedList): Promise<ListPut> {
    const clicked = this.#clickedInto();
    const refuse = (result: ListPut['result']): ListPut => ({ result, missing: [], ambiguous: [] });
    if (clicked === 'in-a-frame' || clicked === 'no-field') return refuse(clicked);
    const control = listAt(clicked);
    if (control === null) return refuse(controlAt(clicked) === null ? 'no-field' : 'other-kind');
    return this.#choose(control, field, wanted);
  }

  async #choose(control: Control, field: ListField, wanted: WantedList) {
    const done = await writeList(control, field, wanted);
    // Whatever is not the way it was found shows what was chosen, not what IntelliBoard has.
    if (done.result !== 'already' && done.result !== 'no-such-option') this.#hasChosen = true;
    return done;
  }

  /** What the admin has clicked into. */
  #clickedInto(): Element | 'in-a-frame' | 'no-field' {
    const at = clickedInto(this.document);
    if (at?.tagName === 'IFRAME' || at?.tagName === 'FRAME') return 'in-a-frame';
    return at === null || at === this.document.body ? 'no-field' : at;
  }

  /** Whether the page is about the Canvas at this address: in a field, or in its text. */
  #shows(url: ConnectionValues['url']): boolean {
    const host = typeof url === 'string' ? URL.parse(url)?.host : undefined;
    if (host === undefined) return false;
    const inFields = [...this.document.querySelectorAll<HTMLInputElement>('input')].some(({ value, type }) => type !== 'password' && value.includes(host));
    return inFields || (this.document.body.textContent ?? '').includes(host);
  }

  /**
   * A page for signing in, in whatever language: little more than the one password, or the name that it goes with
   * where that is asked for first. The connection form has a password, too, among more.
   */
  #asksToSignIn(controls: readonly Control[]): boolean {
    const texts = controls.filter(({ kind }) => kind === 'text').map(({ element }) => element);
    const passwords = texts.filter((field) => field instanceof HTMLInputElement && field.type === 'password').length;
    return texts.length <= MOST_TO_SIGN_IN && (passwords === 1 || texts.some((field) => field.getAttribute('autocomplete')?.includes('username') === true));
  }
}

/** Where the cursor stands; components of a page may keep their fields in a tree of their own. */
function clickedInto({ activeElement }: Document): Element | null {
  let at = activeElement;
  for (let within = at?.shadowRoot?.activeElement ?? null; within !== null; within = within.shadowRoot?.activeElement ?? null) at = within;
  return at;
}

/** More boxes than a connection has ticks: those of a list. */
const BOXES_OF_A_LIST = 3;

/** All that is known on a page. What belongs to a list, as a box "Active" may, is no field of the connection's form. */
function recognised(document: Document): { readonly all: readonly Control[]; readonly fields: Map<ConnectionField, Control>; readonly lists: Map<ListField, Control> } {
  const controls = controlsOf(document);
  const lists = recogniseLists(controls);
  const known = [...lists.values()];
  const parts = controls.filter((control) => known.includes(control) || (mayBeList(control) && boxesOf(control.element).length >= BOXES_OF_A_LIST)).map(({ element }) => element);
  return { all: controls, lists, fields: recognise(controls.filter(({ element }) => !parts.some((part) => part.contains(element)))) };
}

/** The very control, on the page, by the same name: a page may put another in its place, or another meaning to it. */
function isStill(control: Control, now: Control | null): boolean {
  if (!control.element.isConnected) return false;
  return now !== null && now.element === control.element && now.label === control.label && now.section === control.section && now.isVisibleText === control.isVisibleText;
}

async function write(control: Control, field: ConnectionField, value: string | number | boolean): Promise<WriteResult> {
  switch (control.kind) {
    case 'text':
      return writeText(control.element as HTMLInputElement, textOf(value));
    case 'switch':
      return writeSwitch(control.element, value === true);
    case 'choice':
      return writeChoice(control.element, (label) => fits(label, field, value));
    case 'list':
      // No field of the connection's form is one.
      return 'not-taken';
  }
}

/** Whether an option is the wanted one: hours by the hour or the number of hours they name, new categories by their meaning, others by their words. */
function fits(label: string, field: ConnectionField, value: string | number | boolean): boolean {
  if (field === 'hour') return hourOf(label) === value;
  if (field === 'dataFrequency') return everyHoursOf(label) === value;
  if (field === 'category' && value === NEW_CATEGORY) return MEANINGS.newCategory.within.test(plainWords(label));
  return sameLabel(label, textOf(value));
}

/** As the value of `category`: choose whatever makes a new one. */
const NEW_CATEGORY = true;

function holds({ element, kind }: Control, field: ConnectionField, wanted: string | number | boolean | undefined): boolean {
  if (wanted === undefined || MEANINGS[field].secret === true) return false;
  if (kind === 'switch') return isOn(element) === wanted;
  if (kind === 'choice') return fits(shownIn(element), field, wanted);
  const { value } = element as HTMLInputElement;
  // Some pages have "https://" stand beside the field and take it out of what was typed.
  return value === textOf(wanted) || (field === 'url' && value !== '' && `https://${value}` === wanted);
}

function textOf(value: string | number | boolean): string {
  return String(value);
}
