import { plainWords } from '@/utils/intelliboard/form/fields';
import { CONNECTION_MARKS, type ConnectionMark, type MarkState } from '@/utils/model/connection-fields';

const SUBJECTS: Readonly<Record<ConnectionMark, RegExp>> = {
  url: /\b(url|address|direccion)\b/,
  keys: /\b(client|keys?|claves?|cliente)\b/,
  data: /\b(data|datos)\b/,
};

/** Words of verdicts, in what is read out, in tooltips and in class names. */
const UNDER_WAY = /\b(checking|waiting|wait|pending|loading|running|verifying|in progress|comprobando|verificando|esperando|espere|pendiente|en curso|en marcha)\b/;
const BAD = /\b(invalid|incorrect|wrong|errors?|fail(s|ed|ure)?|danger|rejected|refused|unreachable|unsuccessful|not found|could not|cannot|invalid[oa]|incorrect[oa]|rechazad[oa]|fallo|fallid[oa]|errores|no pudimos|no se pudo|red|cross)\b/;
const GOOD = /\b(success|successful|valid|accepted|correct|connected|verified|passed|pass|ok|green|tick|check|checkmark|correct[oa]|valid[oa]|aceptad[oa]|superad[oa]|verificad[oa]|conectad[oa]|exito)\b/;
const NEGATION = /\b(not|no|isn t|aren t|never|without|sin|nunca)\b/;
const BAD_SIGN = /[✗✘✕×❌]/u;
const GOOD_SIGN = /[✓✔✅]/u;

/**
 * What words say of a thing: "not valid" is bad, although it says "valid"; what can be read both ways ("no
 * errors", "correct the errors") is never good.
 */
function verdictIn(words: string): MarkState | null {
  const plain = plainWords(words);
  if (UNDER_WAY.test(plain)) return 'waiting';
  if (BAD.test(plain) || BAD_SIGN.test(words)) return 'bad';
  if (GOOD.test(plain)) return NEGATION.test(plain) ? 'bad' : 'good';
  return GOOD_SIGN.test(words) ? 'good' : null;
}

const MAY_BE_A_MARK = '[role="img"], [role="status"], [role="alert"], svg, i, span, em, strong, b, img, td, dd, li, div, p';
const LONGEST_MARK = 90;
const LONGEST_ROW = 260;
const HIGHEST = 5;

/**
 * Which marks a page shows, by what they say: in words, to those who listen, as a tooltip, or by the name of a
 * class. A subject for which good and bad are both shown is `bad`; one that nothing is said of is left out.
 */
export function readMarks(document: Document): Partial<Record<ConnectionMark, MarkState>> {
  const seen: Partial<Record<ConnectionMark, MarkState>> = {};
  for (const element of document.querySelectorAll<HTMLElement>(MAY_BE_A_MARK)) {
    const state = verdictOf(element);
    const subject = state === null ? null : subjectOf(element);
    if (state === null || subject === null || !element.checkVisibility({ visibilityProperty: true })) continue;
    seen[subject] = worse(seen[subject], state);
  }
  return seen;
}

const ORDER: readonly (MarkState | undefined)[] = [undefined, 'good', 'waiting', 'bad'];

function worse(a: MarkState | undefined, b: MarkState): MarkState {
  return ORDER.indexOf(a) > ORDER.indexOf(b) && a !== undefined ? a : b;
}

function verdictOf(element: HTMLElement): MarkState | null {
  if (element.querySelector('input, select, textarea, button') !== null) return null;
  const text = element.textContent ?? '';
  if (text.length > LONGEST_MARK) return null;
  const title = element.querySelector(':scope > title')?.textContent ?? '';
  const said = [element.getAttribute('aria-label'), element.getAttribute('title'), element.getAttribute('alt'), title, text].filter((one) => one !== null && one.trim() !== '').join(' ');
  // A class names a verdict only where nothing is said: it may be a colour of something else.
  const words = said.trim() !== '' ? said : (element.getAttribute('class') ?? '').replace(/([a-z])([A-Z])/g, '$1 $2');
  return verdictIn(words);
}

/** The nearest thing around a mark that names one subject, and only one. */
function subjectOf(element: HTMLElement): ConnectionMark | null {
  let around: HTMLElement | null = element;
  for (let height = 0; around !== null && height < HIGHEST; height += 1, around = around.parentElement) {
    const text = [termOf(around), around.getAttribute('aria-label'), around.getAttribute('title'), ...textsIn(around), ...placeholdersIn(around)].join(' ');
    if (text.length > LONGEST_ROW) return null;
    const words = plainWords(text);
    const named = CONNECTION_MARKS.filter((mark) => SUBJECTS[mark].test(words));
    // "Canvas Data: Client ID" is about the data.
    if (named.includes('data') && !named.includes('url')) return 'data';
    if (named.length === 1) return named[0] ?? null;
    if (named.length > 1) return null;
  }
  return null;
}

/** The texts within, one by one: neighbours without a blank between them are words of their own. */
function textsIn(element: HTMLElement): string[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode.nodeValue ?? '');
  return texts;
}

/** A field may be named nowhere else. */
function placeholdersIn(element: HTMLElement): string[] {
  return [...element.querySelectorAll('[placeholder]')].map((field) => field.getAttribute('placeholder') ?? '');
}

/** In a list of terms, what this is the description of. */
function termOf(element: HTMLElement): string {
  const before = element.tagName === 'DD' ? element.previousElementSibling : null;
  return before?.tagName === 'DT' ? (before.textContent ?? '') : '';
}
