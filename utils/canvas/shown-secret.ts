import { findVisible } from '@/utils/canvas/find';
import { findRow } from '@/utils/canvas/page';
import { Secret } from '@/utils/core/secret';

/** `CanvasSlug.generate(nil, 64)`; what Canvas shortens is five characters and three dots ([C]). */
const FULL_SECRET = /^[A-Za-z0-9]{64}$/;

/**
 * The secret that a dialog of Canvas shows once, after a creation or a regeneration ([C] with
 * `developer_key_regenerate_secret`): the one read-only field in a dialog that holds a whole secret. Where two
 * could be it, there is none; those that were `known` before do not count. Which key it belongs to the dialog
 * does not say.
 */
export function secretInDialog(document: Document, known: readonly Secret[] = []): Secret | null {
  const [only, ...others] = secretsInDialogs(document).filter((secret) => !known.some((one) => one.reveal() === secret.reveal()));
  return only === undefined || others.length > 0 ? null : only;
}

/** Every whole secret that a dialog of the page shows at this moment. */
export function secretsInDialogs(document: Document): Secret[] {
  return findVisible(document, '[role="dialog"] input[readonly]')
    .map((field) => (field as HTMLInputElement).value.trim())
    .filter((value) => FULL_SECRET.test(value))
    .map((value) => new Secret(value));
}

/**
 * The secret in the popover that "Show Key" of this very row has opened ([A'] to [C]); `null` if it is closed,
 * shows a shortened one, or cannot be told from another's. Nothing is opened for it.
 */
export function secretInRow(document: Document, clientId: string): Secret | null {
  const row = findRow(document, clientId);
  if (row === null) return null;
  // InstUI joins what opens something and what is opened by this pair of attributes, so that another row's
  // popover is not taken. Tooltips have them, too; they hold no secret.
  const targets = [...row.querySelectorAll<HTMLElement>('[data-position-target]')].map(({ dataset }) => dataset['positionTarget'] ?? '');
  const opened = targets.flatMap((target) => findVisible(document, `[data-position-content="${CSS.escape(target)}"]`));
  return onlyOne(opened.flatMap(wholeSecretsIn));
}

/** Texts below an element that are a whole secret by themselves. */
function wholeSecretsIn(element: HTMLElement): string[] {
  return [...element.querySelectorAll('*')]
    .filter((one) => one.childElementCount === 0)
    .map((one) => one.textContent?.trim() ?? '')
    .filter((text) => FULL_SECRET.test(text));
}

function onlyOne(values: readonly string[]): Secret | null {
  const [only, ...others] = values;
  return only === undefined || others.length > 0 ? null : new Secret(only);
}
