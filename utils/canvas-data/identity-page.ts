import { Secret } from '@/utils/core/secret';
import { isVisible, shownValues, type Shown } from '@/utils/canvas-data/shown';

/** Credentials as Instructure's identity site shows them, once. Which of several values is the secret, the service decides. */
export interface Revealed {
  readonly clientId: string;
  /** The likeliest first; three at most. */
  readonly secrets: readonly Secret[];
}

/**
 * `<region>#<uuid>` (documented by the DAP client's README). Assumed: a region as AWS names them, as `us-east-1` of
 * its examples; so a label that touches the id is never taken for a part of it.
 */
const CLIENT_ID = /^[a-z]{2}(-[a-z]+)+-\d{1,2}#[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The secret is opaque; its length and alphabet are not documented. Assumed: printable, without blanks, 16 to 512. */
const OPAQUE = /^[\x21-\x7e]{16,512}$/;
const NO_SECRET = [/^https?:/i, /^\S+@\S+\.\S+$/, /^\d{4}-\d\d-\d\d/, /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}$/i];
/** More than this of one shape side by side, and nobody knows which it is. */
const MOST_SECRETS = 3;

/**
 * The client id on the page and what may be its secret: opaque values in the smallest part of the page that has
 * any beside the id. `null` where no id stands alone, or nothing beside it. The site's markup is not known, so
 * this goes by shape alone, and the service is asked what is right.
 */
export function readRevealed(document: Document): Revealed | null {
  const ids = idsIn(document);
  const id = ids[0];
  if (id === undefined || ids.some(({ text }) => text !== id.text)) return null;
  const uuid = id.text.split('#')[1] ?? '';
  const values = shownValues(document, isOpaque, { joined: false }).filter(({ text }) => !text.includes(uuid) && !id.text.includes(text));
  for (let around = id.element.parentElement; around !== null; around = around.parentElement) {
    const part = around;
    const near = values.filter(({ element }) => part.contains(element));
    if (near.length === 0) continue;
    const texts = ranked(near);
    return texts.length > MOST_SECRETS ? null : { clientId: id.text, secrets: texts.map((text) => new Secret(text)) };
  }
  return null;
}

/** Those in the dialog that is open; it lies over a list that may show ids, too. */
function idsIn(document: Document): Shown[] {
  const ids = shownValues(document, (text) => CLIENT_ID.test(text), { joined: true });
  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], dialog[open]')].filter(isVisible);
  const inDialog = ids.filter(({ element }) => dialogs.some((dialog) => dialog.contains(element)));
  return inDialog.length > 0 ? inDialog : ids;
}

/** No plain word of the page: a figure in it, or a capital after a small letter. */
function isOpaque(text: string): boolean {
  return OPAQUE.test(text) && (/\d/.test(text) || /[a-z][A-Z]/.test(text)) && !NO_SECRET.some((other) => other.test(text));
}

/**
 * What stands alone comes before what it is a part of: a label that touches its value makes one text of both. Where
 * a text is made of several that would do alone, they are its pieces.
 */
function ranked(values: readonly Shown[]): string[] {
  const whole = values.filter(({ element }) => !values.some((other) => other.element !== element && other.element.contains(element)));
  const texts = whole.flatMap(({ element, text }) => {
    const within = values.filter((other) => other.element !== element && element.contains(other.element));
    const inner = within.filter((one) => !within.some((other) => other.element !== one.element && one.element.contains(other.element)));
    return inner.length === 1 && inner[0] !== undefined ? [inner[0].text, text] : [text];
  });
  return [...new Set(texts)];
}
