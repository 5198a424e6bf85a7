/** A value that stands on a page by itself, and the element that holds it and nothing else. */
export interface Shown {
  readonly element: Element;
  readonly text: string;
}

/** No credential is longer, and whole pages are not worth reading. */
const LONGEST = 600;
const NOT_TEXT = 'script, style, template, noscript, svg, button, [role="button"], select, option, input, textarea';

/**
 * The visible texts of a page that have a shape as a whole, in the order of the page: those of elements, also where
 * a value lies in pieces of nested ones, and of fields. Where an element and one within it hold the same text, it is
 * the inner one. `joined`: blanks within a value are not part of it, so a label before a value joins it; then it is
 * the inner one of any two.
 */
export function shownValues(root: ParentNode, hasShape: (text: string) => boolean, { joined }: { readonly joined: boolean }): Shown[] {
  const found: Shown[] = [];
  for (const element of root.querySelectorAll('*')) {
    const texts = textsOf(element)
      .map((raw) => (joined ? raw.replace(/[\s\p{Cf}]/gu, '') : raw.replace(/\p{Cf}/gu, '').trim()))
      .filter((text) => text !== '' && text.length <= LONGEST && hasShape(text));
    if (texts.length === 0 || !isVisible(element)) continue;
    for (const text of joined ? texts.slice(0, 1) : new Set(texts)) {
      const outer = found.findIndex((other) => (joined || other.text === text) && other.element.contains(element));
      if (outer >= 0) found.splice(outer, 1);
      found.push({ element, text });
    }
  }
  return found;
}

/** What may be a value: a field's, or an element's text as a whole, or a piece of it that stands beside other elements. */
function textsOf(element: Element): string[] {
  const value = fieldValue(element);
  if (value !== null) return [value];
  if (element.matches(NOT_TEXT) || (element.textContent ?? '').length > 2 * LONGEST) return [];
  const pieces = element.childElementCount === 0 ? [] : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue ?? '');
  return [textOf(element), ...pieces];
}

/** What a person reads in an element, without its buttons and fields. */
export function textOf(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (node instanceof Element && !node.matches(NOT_TEXT) && isVisible(node)) text += textOf(node);
  }
  return text;
}

/** How a page names the value: by a label, or by what stands beside it. Empty where nothing does. */
export function nameOf({ element, text }: Shown): string {
  const labelled = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => (id === '' ? '' : (element.ownerDocument.getElementById(id)?.textContent ?? '')));
  const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])].map(textOf) : [];
  const named = [element.getAttribute('aria-label') ?? '', ...labelled, ...labels].join(' ').trim();
  if (named !== '') return named;
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const beside = textOf(around).replace(text, '').trim();
    if (beside !== '') return beside.length > LONGEST ? '' : beside;
  }
  return '';
}

export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function fieldValue(element: Element): string | null {
  if (element instanceof HTMLTextAreaElement) return element.value;
  return element instanceof HTMLInputElement && element.type !== 'hidden' ? element.value : null;
}
