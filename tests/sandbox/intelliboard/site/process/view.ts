import { PROCESS_WORDS, type Lack, type ProcessWords } from './words';
import { isOver } from '../../runs/stored-run';
import type { whyNotProcess } from '../../runs/start';
import type { State, StoredConnection } from '../../state';
import { processPath } from '../view';
import { WORDS } from '../words';
import type { Run } from '@/utils/intelliboard/contract';

/** What is shown of the latest run, in the words of the build. */
export interface RunView {
  readonly state: Run['state'];
  readonly label: string;
  readonly text: string;
  /** From 0 to 100. */
  readonly percent: number;
  readonly isOver: boolean;
  readonly counts: readonly { readonly label: string; readonly count: number }[];
  /** ISO 8601 in UTC. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** Plain JSON, so that a script can draw it, too. */
export interface ProcessView {
  readonly title: string;
  readonly path: string;
  readonly csrf: string;
  readonly words: ProcessWords;
  readonly run: RunView | null;
  /** Why nothing was begun just now. */
  readonly refusal: string | null;
}

type Fault = ReturnType<typeof whyNotProcess>;

export function processViewOf(state: State, connection: StoredConnection, csrf: string, fault: Fault): ProcessView {
  const { language } = state.site;
  const words = PROCESS_WORDS[language];
  return { title: WORDS[language].tabs.process, path: processPath(connection), csrf, words, run: runViewOf(state, connection, words), refusal: fault === null ? null : words.lack[lackOf(fault)] };
}

function lackOf({ code, field }: NonNullable<Fault>): Lack {
  if (code === 'busy') return 'busy';
  if (code === 'not_authorized') return 'consent';
  const name = field?.slice(1);
  return name === 'data' || name === 'filters' || name === 'roles' ? name : 'active';
}

function runViewOf({ site: { build } }: State, { runs }: StoredConnection, words: ProcessWords): RunView | null {
  const run = runs.at(-1);
  if (run === undefined) return null;
  const { state, progress, counts, error, startedAt, finishedAt } = run;
  const why = error === null ? '' : ` ${words.why[error.code] ?? words.otherwise}`;
  const names = Object.keys(words.counts) as (keyof Run['counts'])[];
  return {
    state,
    label: words.states[build][state],
    text: words.said[state] + why,
    percent: Math.round(progress * 100),
    isOver: isOver(run),
    counts: state === 'done' ? names.map((name) => ({ label: words.counts[name], count: counts[name] })) : [],
    startedAt,
    finishedAt,
  };
}
