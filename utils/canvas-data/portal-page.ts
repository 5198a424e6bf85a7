import { Secret } from '@/utils/core/secret';
import { isVisible, nameOf, shownValues, type Shown } from '@/utils/canvas-data/shown';
import { PORTAL_VALUE } from '@/utils/model/portal-value';

/** Key and secret of the Canvas Data Portal, as far as a page tells which is which. */
export interface PortalPair {
  readonly key: string;
  readonly secret: Secret;
}

/** What else has the shape of a key: the commit that a page was built from. */
const BUILD = /\b(build|commit|revision|version)\b/i;
/** "Secret" and "key" as the languages of Canvas have them. Assumed: the portal is known in English only. */
const SECRET_NAME = /secret|segredo|geheim/i;
const KEY_NAME = /key|clave|chave|clé|schlüssel|sleutel/i;

/** Whether the page shows a key: then one was made before, and a new one ends it for whoever uses it. */
export function isKeyShown(document: Document): boolean {
  return valuesIn(document).length > 0;
}

/**
 * Key and secret where a page shows both, which it does once, right after they are made; both ways round where
 * it does not name them. Empty where there are not two, or more than two without names. The page's markup is
 * not known, so this goes by shape, and the service is asked whether it is right.
 */
export function pairsShown(document: Document): PortalPair[] {
  const values = valuesIn(document);
  const named = values.map((shown) => ({ text: shown.text, name: nameOf(shown) }));
  const secrets = named.filter(({ name }) => SECRET_NAME.test(name));
  const keys = named.filter(({ name }) => KEY_NAME.test(name) && !SECRET_NAME.test(name));
  const [one, other] = named;
  if (secrets.length === 1 && keys.length === 1) return pairs([keys[0], secrets[0]]);
  if (named.length !== 2) return [];
  if (secrets.length === 1) return pairs([named.find((value) => value !== secrets[0]), secrets[0]]);
  if (keys.length === 1) return pairs([keys[0], named.find((value) => value !== keys[0])]);
  return pairs([one, other], [other, one]);
}

type Value = { readonly text: string } | undefined;

function pairs(...found: readonly (readonly [Value, Value])[]): PortalPair[] {
  return found.flatMap(([key, secret]) => (key === undefined || secret === undefined ? [] : [{ key: key.text, secret: new Secret(secret.text) }]));
}

/** Values of that shape, each once. */
function valuesIn(document: Document): Shown[] {
  const values = shownValues(document, (text) => PORTAL_VALUE.test(text), { joined: true }).filter((shown) => shown.element.closest('footer, [role="contentinfo"]') === null && !BUILD.test(nameOf(shown)));
  return values.filter(({ text }, at) => values.findIndex((other) => other.text === text) === at);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `2026-11-22T04:13:38.000Z`, `2026-11-22 04:13 UTC` */
const IN_FIGURES = /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?(?<zone> ?[+-]\d\d:?\d\d)?/g;
/** `Nov 22, 2026 4:13 AM (UTC)` */
const IN_WORDS = /(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?<day>\d{1,2}),? (?<year>\d{4}),?(?: at)? (?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?: ?(?<half>am|pm))?/gi;
/** A file is there for 60 days; a page may say until when. */
const UNTIL = /expir|until|available|delete|remov/i;
/** How far a clock may differ. Later than that is no time at which anything was ready. */
const SKEW_MS = 60 * 60_000;
const MOST_TIMES = 100;

/**
 * When the exports on the page were ready: ISO 8601, UTC, the newest first. The portal gives its times in UTC
 * (Canvas Admin Guide, "How do I use the Canvas Data Portal"), so a time without a zone is read as UTC and one
 * of another zone is left out. `now`: ms since 1970.
 */
export function readTimes(document: Document, now: number): string[] {
  const times = new Set<number>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const element = node.parentElement;
    if (!/\d:\d\d/.test(text) || element === null || UNTIL.test(text) || !isVisible(element) || isUntil(element)) continue;
    for (const match of [...text.matchAll(IN_FIGURES), ...text.matchAll(IN_WORDS)]) {
      const time = timeOf(match.groups ?? {});
      if (time !== null && time <= now + SKEW_MS) times.add(time);
    }
  }
  return [...times].sort((a, b) => b - a).slice(0, MOST_TIMES).map((time) => new Date(time).toISOString());
}

function timeOf({ year, month, name, day, hour, minute, second = '0', half, zone }: Readonly<Record<string, string | undefined>>): number | null {
  if (zone !== undefined && !/[+-]00:?00/.test(zone)) return null;
  const monthIndex = name === undefined ? Number(month) - 1 : MONTHS.indexOf(name.toLowerCase());
  const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const time = Date.UTC(Number(year), monthIndex, Number(day), clock, Number(minute), Number(second));
  // `Date.UTC` takes a 31st of February for a day in March.
  return new Date(time).getUTCMonth() === monthIndex && clock < 24 && Number(minute) < 60 ? time : null;
}

/** In a column whose head says that it is the end of something. */
function isUntil(element: Element): boolean {
  const cell = element.closest<HTMLTableCellElement>('td, th');
  const head = cell?.closest('table')?.tHead?.rows[0]?.cells[cell.cellIndex];
  return head !== undefined && UNTIL.test(head.textContent);
}
