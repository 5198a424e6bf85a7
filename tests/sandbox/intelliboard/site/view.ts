import type { State, StoredConnection } from '../state';
import type { Tab } from './lists/fields';
import type { Faults } from './submit';
import { FREQUENCIES, NEW_CATEGORY, withoutSecrets, type Field, type FormValues } from './values';
import type { Build, Language } from './variants';
import { filled, WORDS, type Words } from './words';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const MARKS = ['url', 'keys', 'data'] as const;
export type MarkName = (typeof MARKS)[number];

/** What came out for the URL, the keys or the data tokens. */
export interface Mark {
  readonly verdict: 'pass' | 'fail' | 'waiting';
  /** The word of this build for the verdict. */
  readonly label: string;
  readonly text: string;
}

/** The marks as scripts of the page ask for them, too. */
export interface Outcome {
  readonly marks: Readonly<Record<MarkName, Mark>>;
  /** No verdict is still to come; on the data there is one where their tokens were typed. */
  readonly settled: boolean;
  /** The way to Canvas's consent, once URL and keys are green. */
  readonly authorize: string | null;
  readonly summary: string;
}

/** All that a build needs to draw the form. Plain JSON, so that a script can draw it, too. */
export interface FormView {
  readonly language: Language;
  readonly words: Words['form'];
  readonly errorWords: Words['errors'];
  readonly isNew: boolean;
  /** Where the form is sent to. */
  readonly path: string;
  readonly csrf: string;
  readonly values: FormValues;
  /** Messages by field. */
  readonly errors: Partial<Record<Field, string>>;
  /** With the choice of a new one, without the empty one. */
  readonly categories: readonly Option[];
  readonly hours: readonly Option[];
  readonly frequencies: readonly Option[];
  readonly dataRequired: boolean;
  /** Secrets that are stored and stay unless others are typed. */
  readonly stored: { readonly clientSecret: boolean; readonly dataClientSecret: boolean };
  readonly redirectUri: string;
  readonly hourHint: string;
  /** After "Continue". */
  readonly outcome: Outcome | null;
  /** Where the outcome is asked for. */
  readonly checksPath: string | null;
}

interface Shown {
  readonly path: string;
  readonly csrf: string;
  readonly connection: StoredConnection | null;
  readonly values: FormValues;
  readonly faults?: Faults;
  /** The wizard has secrets in its draft before they are stored. */
  readonly drafted?: FormValues;
}

export function viewOf(state: State, { path, csrf, connection, values, faults = {}, drafted }: Shown): FormView {
  const { build, language, dataTokens } = state.site;
  const { form, errors } = WORDS[language];
  return {
    language,
    words: form,
    errorWords: errors,
    isNew: connection === null,
    path,
    csrf,
    values: withoutSecrets(values),
    errors: Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, errors[fault]])),
    categories: [...state.categories.map(({ id, name }) => ({ value: id, label: name })), { value: NEW_CATEGORY, label: form.addCategory }],
    hours: Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourLabel(build, language, hour) })),
    frequencies: FREQUENCIES.map((hours) => ({ value: String(hours), label: filled(form.every, { hours }) })),
    dataRequired: dataTokens === 'required',
    stored: {
      clientSecret: connection !== null || (drafted?.clientSecret ?? '') !== '',
      dataClientSecret: connection?.config.data !== undefined || (drafted?.dataClientSecret ?? '') !== '',
    },
    redirectUri: state.redirectUri,
    hourHint: filled(form.hourHint, { zone: state.account.timeZone }),
    outcome: connection === null || connection.checks.length === 0 ? null : outcomeOf(state, connection),
    checksPath: connection === null ? null : checksPath(connection),
  };
}

export function editPath({ id }: StoredConnection): string {
  return `/connections/${id}/edit`;
}

export function pathOfTab({ id }: StoredConnection, tab: Tab): string {
  return `/connections/${id}/${tab}`;
}

export function processPath({ id }: StoredConnection): string {
  return `/connections/${id}/process`;
}

function checksPath({ id }: StoredConnection): string {
  return `/connections/${id}/checks`;
}

export function outcomeOf(state: State, connection: StoredConnection): Outcome {
  const { build, language } = state.site;
  const { checks, marks, later } = WORDS[language];
  const mark = (name: MarkName): Mark => {
    const verdict = verdictOf(connection, name);
    if (name === 'data' && verdict === 'waiting' && !isUnderWay(connection)) return { verdict, label: later, text: checks.dataLater };
    return { verdict, label: marks[build][verdict], text: checks[name][verdict] };
  };
  const url = mark('url');
  const keys = mark('keys');
  const isGreen = url.verdict === 'pass' && keys.verdict === 'pass';
  const settled = url.verdict !== 'waiting' && keys.verdict !== 'waiting' && !isUnderWay(connection);
  return {
    marks: { url, keys, data: mark('data') },
    settled,
    authorize: isGreen ? `/connections/${connection.id}/authorize` : null,
    summary: isGreen ? checks.summaryPass : settled ? checks.summaryFail : checks.summaryWaiting,
  };
}

/** Whether the data's own check is still to come. Without tokens it waits for them. */
function isUnderWay({ config, checks }: StoredConnection): boolean {
  return config.data !== undefined && checks.some(({ id, verdict }) => id === 'data' && verdict === 'waiting');
}

function verdictOf({ checks }: StoredConnection, name: MarkName): Mark['verdict'] {
  const id = name === 'keys' ? 'developer-key' : name;
  const verdict = checks.find((check) => check.id === id)?.verdict ?? 'waiting';
  return verdict === 'warn' ? 'waiting' : verdict;
}

/** `7:00 AM`, `07:00` or `7`, as the build has it. */
function hourLabel(build: Build, language: Language, hour: number): string {
  switch (build) {
    case 'plain':
    case 'shifting': {
      const half = { en: ['AM', 'PM'], es: ['a.\u00a0m.', 'p.\u00a0m.'] }[language][hour < 12 ? 0 : 1] ?? '';
      return `${hour % 12 === 0 ? 12 : hour % 12}:00 ${half}`;
    }
    case 'react':
    case 'wizard':
      return `${String(hour).padStart(2, '0')}:00`;
    case 'tables':
      return String(hour);
  }
}
