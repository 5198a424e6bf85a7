import { FIELDS_OF, REQUIRED, SECTIONS_OF, type SectionName, type Tab } from './fields';
import { namesOf } from './names-of';
import { ALL, ENUMERATIONS, isEnumerated, type Chosen, type EnumeratedField, type ListFaults } from './values';
import { LIST_WORDS, type ListWords } from './words';
import type { State, StoredConnection } from '../../state';
import type { Build } from '../variants';
import { WORDS, type Words } from '../words';
import type { Option } from '../view';
import type { ListField } from '@/utils/model/list-form';

export interface ListView {
  readonly field: ListField;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly error: string | null;
}

/** All that a build needs to draw a tab. Plain JSON, so that a script can draw it, too. */
export interface ListsView {
  readonly tab: Tab;
  readonly title: string;
  readonly lead: string;
  /** Where it is sent to. */
  readonly path: string;
  readonly csrf: string;
  readonly words: ListWords;
  readonly errorWords: Words['errors'];
  readonly sections: readonly { readonly name: SectionName; readonly title: string; readonly lists: readonly ListView[] }[];
  /** What is to be said of the whole; `null` while nothing was sent. */
  readonly outcome: 'saved' | 'refused' | null;
  /** Why lists are empty; `null` where they are not. */
  readonly empty: string | null;
  /** They are about to be filled. */
  readonly isReading: boolean;
}

interface Shown {
  readonly connection: StoredConnection;
  readonly tab: Tab;
  readonly path: string;
  readonly csrf: string;
  readonly chosen: Chosen;
  readonly faults?: ListFaults;
  readonly isSaved?: boolean;
}

export function listsViewOf(state: State, { connection, tab, path, csrf, chosen, faults = {}, isSaved = false }: Shown): ListsView {
  const { build, language } = state.site;
  const words = LIST_WORDS[language];
  const listOf = (field: ListField): ListView => {
    const fault = faults[field];
    return { field, label: words.field[field], help: words.help[field] ?? '', required: REQUIRED.includes(field), options: optionsOf(connection, field, build, words), chosen: chosen[field] ?? [], error: fault === undefined ? null : words.error[fault] };
  };
  return {
    tab,
    title: WORDS[language].tabs[tab],
    lead: tab === 'filters' ? words.lead : words.rolesLead,
    path,
    csrf,
    words,
    errorWords: WORDS[language].errors,
    sections: SECTIONS_OF[tab].map(({ name, fields }) => ({ name, title: words.section[name], lists: fields.map(listOf) })),
    outcome: isSaved ? 'saved' : FIELDS_OF[tab].some((field) => faults[field] !== undefined) ? 'refused' : null,
    empty: emptyBecause(connection, words),
    isReading: connection.names === 'reading',
  };
}

function emptyBecause({ names, grant }: StoredConnection, words: ListWords): string | null {
  if (names === 'reading') return words.reading;
  if (names === 'failed') return words.unread;
  return names !== null ? null : grant === null ? words.notAuthorized : words.unread;
}

/** Builds whose lists of sub-accounts and terms have an option for all. The wizard ticks all by a button of its own. */
const WITH_ALL: readonly Build[] = ['shifting', 'tables'];
/** Builds that leave out what "Course Created" and "Course Completed" have in common. */
const SHORT: readonly Build[] = ['react', 'shifting', 'wizard'];
/** Builds that show by dashes which account is below which. */
const INDENTED: readonly Build[] = ['plain', 'tables'];

function optionsOf(connection: StoredConnection, field: ListField, build: Build, words: ListWords): Option[] {
  if (isEnumerated(field)) return ENUMERATIONS[field].map((value) => ({ value, label: labelsOf(field, build, words)[value] ?? value }));
  const names = namesOf(connection, field).map(({ id, name, depth }) => ({ value: id, label: INDENTED.includes(build) ? `${'— '.repeat(depth)}${name}` : name }));
  const hasAll = (field === 'subAccounts' || field === 'terms') && WITH_ALL.includes(build) && names.length > 0;
  return [...(hasAll ? [{ value: ALL, label: words.all }] : []), ...names];
}

function labelsOf(field: EnumeratedField, build: Build, words: ListWords): Readonly<Record<string, string>> {
  return SHORT.includes(build) && (field === 'courseStatus' || field === 'activityStatus') ? words.short[field] : words.status[field];
}
