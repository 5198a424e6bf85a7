/**
 * Seeded variations of a page of Canvas, as another release, a theme or a browser extension of the school might
 * make of it. Runs inside the page.
 */

/** mulberry32, so that a variation that fails can be looked at again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Random = () => number;
export const pick = <T>(random: Random, all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
export const some = <T>(random: Random, all: Iterable<T>, share: number): T[] => [...all].filter(() => random() < share);

const HOOKS = ['data-testid', 'data-automation', 'data-pendo', 'data-heap', 'name', 'role', 'aria-label', 'data-position-target', 'data-position-content', 'readonly'];

export type Change = (body: HTMLElement, random: Random, stranger: string) => void;

/** What can happen to a page, by name. `stranger`: another secret, as a look-alike would show it. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'ids and classes renamed': (body, random) => {
    for (const one of some(random, body.querySelectorAll<HTMLElement>('[id], [class]'), 0.8)) {
      if (one.id !== '') one.id = `x${Math.floor(random() * 1e9)}`;
      one.setAttribute('class', `c${Math.floor(random() * 1e9)}`);
    }
  },
  'hooks dropped': (body, random) => {
    const hook = pick(random, HOOKS) ?? '';
    for (const one of some(random, body.querySelectorAll(`[${hook}]`), 0.7)) one.removeAttribute(hook);
  },
  'all test ids dropped': (body) => {
    for (const one of body.querySelectorAll('[data-testid]')) one.removeAttribute('data-testid');
  },
  wrapped: (body, random) => {
    for (const one of some(random, body.querySelectorAll('input, textarea, button, td > *, [role=dialog] > *'), 0.5)) {
      const wrap = document.createElement(pick(random, ['div', 'span', 'x-wrap']) ?? 'div');
      one.replaceWith(wrap);
      wrap.append(one);
    }
  },
  reordered: (body, random) => {
    for (const parent of some(random, body.querySelectorAll('tr, tbody, form, fieldset, [role=dialog], [role=dialog] *'), 0.3)) {
      for (const child of [...parent.children]) if (random() < 0.5) parent.append(child);
    }
  },
  duplicated: (body, random) => {
    for (const one of some(random, body.querySelectorAll('tr, input, textarea, [role=dialog], [data-testid]'), 0.08)) one.after(one.cloneNode(true));
  },
  hidden: (body, random) => {
    for (const one of some(random, body.querySelectorAll<HTMLElement>('tr, td, input, textarea, [role=dialog], form > *'), 0.1)) {
      if (random() < 0.5) one.hidden = true;
      else one.style.visibility = 'hidden';
    }
  },
  'text translated': (body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // Ids and secrets are no words.
      if (node.textContent !== null && !/\d{5}|^[A-Za-z0-9]{64}$/.test(node.textContent.trim())) node.textContent = node.textContent.replace(/[A-Za-z]/g, 'ж');
    }
  },
  'a look-alike dialog': (body, random, stranger) => {
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-label', 'Developer Key Created');
    const field = document.createElement('input');
    field.readOnly = true;
    field.setAttribute('readonly', '');
    field.setAttribute('value', stranger);
    dialog.append(field);
    if (random() < 0.5) body.prepend(dialog);
    else body.append(dialog);
  },
  'a look-alike row': (body, random, stranger) => {
    const row = pick(random, [...body.querySelectorAll('tbody tr')]);
    if (row === undefined) return;
    const copy = row.cloneNode(true) as HTMLElement;
    copy.append(stranger);
    row.before(copy);
  },
  'a look-alike form': (body) => {
    const form = document.createElement('form');
    for (const name of ['name', 'email', 'redirect_uris']) {
      const field = document.createElement(name === 'redirect_uris' ? 'textarea' : 'input');
      field.setAttribute('name', `developer_key[${name}]`);
      form.append(field);
    }
    body.append(form);
  },
};

/** Puts the page's markup back and changes it; answers what was done. */
export function vary(markup: string, seed: number, stranger: string, changes: Readonly<Record<string, Change>> = CHANGES): string[] {
  const random = seeded(seed);
  document.body.innerHTML = markup;
  const names = Object.keys(changes);
  const chosen = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, names) ?? '');
  for (const name of chosen) changes[name]?.(document.body, random, stranger);
  return chosen;
}
