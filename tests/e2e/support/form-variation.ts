import { CHANGES, pick, some, vary, type Change } from './variation';

/** What can happen to a form besides: what its fields are known by, and what else may stand on the page. */
const FORM_CHANGES: Readonly<Record<string, Change>> = {
  ...CHANGES,
  'labels dropped': (body, random) => {
    for (const label of some(random, body.querySelectorAll('label, td:first-child'), 0.4)) label.replaceChildren(...label.querySelectorAll('input, select'));
  },
  'placeholders dropped': (body) => {
    for (const field of body.querySelectorAll('[placeholder]')) field.removeAttribute('placeholder');
  },
  'passwords legible': (body, random) => {
    for (const field of some(random, body.querySelectorAll<HTMLInputElement>('input[type=password]'), 0.7)) field.type = 'text';
  },
  'headings dropped': (body) => {
    for (const heading of body.querySelectorAll('h1, h2, h3, legend, th[colspan]')) heading.remove();
  },
  'the form in a frame, too': (body, random) => {
    const frame = document.createElement('iframe');
    const within = body.innerHTML;
    (pick(random, [...body.querySelectorAll('form, fieldset, td')]) ?? body).before(frame);
    if (frame.contentDocument !== null) frame.contentDocument.body.innerHTML = within;
  },
  'the keys of an LTI tool': (body, random) => {
    const section = document.createElement('section');
    section.innerHTML = `<h2>LTI</h2>${['LTI Client ID', 'Consumer Key', 'LTI Name', 'LTI URL'].map((name) => `<label>${name} <input></label>`).join('')}${['LTI Client Secret', 'Shared Secret'].map((name) => `<label>${name} <input type="password"></label>`).join('')}`;
    if (random() < 0.5) body.prepend(section);
    else body.append(section);
  },
  'a form to sign in': (body) => {
    body.insertAdjacentHTML('afterbegin', '<form><label>E-mail <input type="email" autocomplete="username"></label><label>Password <input type="password"></label></form>');
  },
  'a search and a newsletter': (body) => {
    body.insertAdjacentHTML('beforeend', '<input type="search" aria-label="Search"><label>Your name <input></label><label>Active newsletter <input type="checkbox"></label>');
  },
};

export function varyForm(markup: string, seed: number, stranger: string): string[] {
  return vary(markup, seed, stranger, FORM_CHANGES);
}
