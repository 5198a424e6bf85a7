import { plainWords } from '@/utils/intelliboard/form/fields';
import type { ProcessState } from '@/utils/model/list-fields';
import type { ProcessSeen } from '@/utils/model/list-form';

type Said = Exclude<ProcessState, 'unknown'>;

/** What a state is called when nothing else is said beside it; no public text of IntelliBoard has its words. */
const CALLED: Readonly<Record<Said, RegExp>> = {
  waiting: /^(queued|in (the )?queue|scheduled|pending|waiting|on hold|en (la )?cola|programad[oa]|pendiente|(a la|en) espera|esperando)( (for|to|de|a) .*| \w+)?$/,
  running: /^(downloading|loading|importing|processing|running|started|in progress|descargando|cargando|importando|procesando|iniciad[oa]|en (curso|marcha|proceso))( (from|de) .*| \w+)?$/,
  done: /^(done|completed?|finished|processed|success(ful)?|succeeded|up to date|completad[oa]|terminad[oa]|finalizad[oa]|procesad[oa]|correct[oa]|con exito|exito|al dia)( (on|at|el|a las) .*)?$/,
  failed: /^(failed|failure|error|unsuccessful|not (completed|processed|finished)|aborted|stopped|cancell?ed|interrupted|fallo|fallid[oa]|sin exito|no (completad[oa]|procesad[oa]|terminad[oa])|cancelad[oa]|interrumpid[oa])( (on|at|el|a las) .*)?$/,
};
const SAID = Object.keys(CALLED) as Said[];

/** By these words a page says that it is the one: in its title, a heading, the tab in front or a button. */
const PAGE = /\b(process(ing)? data|data processing|procesar( los)? datos|procesamiento( de( los)? datos)?)\b/;
const PAGE_NAMES = 'h1, h2, h3, h4, h5, h6, [role="heading"], [aria-current], [role="tab"][aria-selected="true"], button, input[type="submit"]';
/** Nothing there says how a run stands. */
const ELSEWHERE = 'nav, a, button, label, option, select, textarea, header, footer, script, style, template, [role="option"], [role="tab"], h1, h2, h3, h4, h5, h6';
const SUBJECT = /\b(state|status|estado)\b/;
const LONGEST = 60;

/**
 * How a "Process Data" page says that the run stands: by the name of a state that stands by itself, after the word
 * "State" or "Status" rather than anywhere. Sentences are not read: a page also says what happens in general.
 */
export function readProcess(document: Document): Pick<ProcessSeen, 'state' | 'progress'> {
  const names = [...document.querySelectorAll<HTMLElement>(PAGE_NAMES)].map((element) => (element instanceof HTMLInputElement ? element.value : (element.textContent ?? '')));
  if (![document.title, ...names].some((name) => PAGE.test(plainWords(name)))) return { state: 'unknown', progress: null };
  const seen = [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const state = element.closest(ELSEWHERE) === null && element.checkVisibility({ visibilityProperty: true }) ? stateOf(element) : null;
    return state === null ? [] : [{ state, isNamed: SUBJECT.test(plainWords(besides(element))) }];
  });
  const named = only(seen.filter(({ isNamed }) => isNamed).map(({ state }) => state));
  return { state: named ?? only(seen.map(({ state }) => state)) ?? 'unknown', progress: progressOf(document) };
}

function stateOf(element: HTMLElement): Said | null {
  const own = element.childElementCount === 0 ? (element.textContent ?? '') : '';
  const text = own.trim() !== '' ? own : (element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '');
  if (text.length > LONGEST) return null;
  const words = plainWords(text);
  return SAID.find((state) => CALLED[state].test(words)) ?? null;
}

/** What stands before it: the term, the neighbouring cell, or the text of the same line. */
function besides(element: HTMLElement): string {
  const cell = element.closest('td, dd');
  const before = cell?.previousElementSibling?.textContent ?? element.previousElementSibling?.textContent ?? element.previousSibling?.textContent ?? '';
  return before.length > LONGEST ? '' : before;
}

function only(states: readonly Said[]): Said | null {
  const [state, ...others] = new Set(states);
  return state === undefined || others.length > 0 ? null : state;
}

/** From 0 to 1; `null` unless one bar, or one number of per cent, is there. */
function progressOf(document: Document): number | null {
  const bars = [...document.querySelectorAll<HTMLElement>('progress, [role="progressbar"]')].flatMap((bar) => shareOf(bar) ?? []);
  const numbers = [...document.body.querySelectorAll<HTMLElement>('*')].filter(({ childElementCount }) => childElementCount === 0).flatMap(({ textContent }) => {
    const [, percent] = /^\s*(\d{1,3})\s?%\s*$/.exec(textContent ?? '') ?? [];
    return percent === undefined || Number(percent) > 100 ? [] : [Number(percent) / 100];
  });
  const [share, ...others] = bars.length > 0 ? bars : numbers;
  return share === undefined || others.length > 0 ? null : share;
}

function shareOf(bar: HTMLElement): number | null {
  if (bar instanceof HTMLProgressElement) return bar.position >= 0 ? bar.position : null;
  const [now, min, max] = ['aria-valuenow', 'aria-valuemin', 'aria-valuemax'].map((name) => bar.getAttribute(name));
  if (now === null || now === undefined || now === '') return null;
  const share = (Number(now) - Number(min ?? 0)) / (Number(max ?? 100) - Number(min ?? 0));
  return share >= 0 && share <= 1 ? share : null;
}
