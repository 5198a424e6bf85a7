import { plainWords } from '@/utils/intelliboard/form/fields';
import { CONNECTION_MARKS, type ConnectionMark, type MarkState } from '@/utils/model/connection-form';


const SUBJECTS: Readonly<Record<ConnectionMark, RegExp>> = {
  url: /\b(url|address|direccion)\b/,
  keys: /\b(client|keys?|claves?|cliente)\b/,
  data: /\b(data|datos)\b/,
};

/** Words of verdicts, in what is read out, in tooltips and in class names. Bad ones are looked for first: "not valid" says "valid", too. */
const VERDICTS: readonly (readonly [MarkState, RegExp])[] = [
  ['waiting', /\b(checking|waiting|pending|loading|comprobando|verificando|esperando|pendiente|en curso)\b/],
  ['bad', /\b(not (valid|accepted|correct|found|connected)|invalid|incorrect|wrong|error|errors|fail|failed|failure|danger|rejected|refused|unreachable|no (es )?valid[oa]|invalid[oa]|incorrect[oa]|rechazad[oa]|fallo|fallid[oa]|red|cross)\b|[✗✘✕×❌]/],
  ['good', /\b(success|successful|valid|accepted|correct|connected|verified|passed|pass|ok|green|tick|check|checkmark|correct[oa]|valid[oa]|aceptad[oa]|verificad[oa]|conectad[oa]|exito)\b|[✓✔✅]/],
];

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
  const plain = plainWords(words) + (/[✗✘✕×❌✓✔✅]/u.exec(words)?.[0] ?? '');
  return VERDICTS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The nearest thing around a mark that names one subject, and only one. */
function subjectOf(element: HTMLElement): ConnectionMark | null {
  let around: HTMLElement | null = element;
  for (let height = 0; around !== null && height < HIGHEST; height += 1, around = around.parentElement) {
    const text = `${around.getAttribute('aria-label') ?? ''} ${around.getAttribute('title') ?? ''} ${around.textContent ?? ''}`;
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
