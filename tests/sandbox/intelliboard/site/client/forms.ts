import { follow } from './asks';
import type { Mark, MarkName, Outcome } from '../view';

/** Of the builds whose forms are the browser's own: fields that come and go, the copy button, the marks. */

for (const part of document.querySelectorAll<HTMLElement>('[data-shown-with]')) {
  const control = document.getElementsByName(part.dataset['shownWith'] ?? '')[0];
  const show = () => {
    part.hidden = !(control instanceof HTMLSelectElement) || control.value !== part.dataset['shownFor'];
  };
  control?.addEventListener('change', show);
  show();
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  button.addEventListener('click', () => {
    const field = document.getElementById(button.dataset['copies'] ?? '');
    if (field instanceof HTMLInputElement) void navigator.clipboard.writeText(field.value).then(() => (button.textContent = button.dataset['copied'] ?? ''));
  });
}

const checksPath = document.querySelector<HTMLElement>('[data-checks]')?.dataset['checks'] ?? '';
if (checksPath !== '') void follow(checksPath, show);

function show({ marks, authorize, summary, settled }: Outcome): void {
  for (const holder of document.querySelectorAll<HTMLElement>('[data-check]')) draw(holder, marks[holder.dataset['check'] as MarkName]);
  const said = document.querySelector<HTMLElement>('[data-summary]');
  if (said !== null) {
    said.textContent = summary;
    said.className = `alert ${settled ? (authorize === null ? 'bad' : 'good') : ''}`;
  }
  const link = document.querySelector<HTMLAnchorElement>('[data-authorize]');
  if (link !== null && authorize !== null) {
    link.href = authorize;
    link.hidden = false;
  }
}

function draw(holder: HTMLElement, { verdict, label, text }: Mark): void {
  const [sign, said] = holder.children;
  holder.className = `check ${verdict}`;
  if (sign instanceof HTMLElement) {
    sign.textContent = { pass: '✓', fail: '✗', waiting: '…' }[verdict];
    sign.title = label;
    sign.ariaLabel = label;
  }
  if (said !== undefined) said.textContent = text;
}

/** A box that ticks, and unticks, all of its group. */
for (const all of document.querySelectorAll<HTMLInputElement>('[data-ticks-all]')) {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox][name]')].filter(({ name }) => name === all.dataset['ticksAll']);
  const show = () => (all.checked = boxes.every(({ checked }) => checked));
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) box.addEventListener('change', show);
  show();
}

/** The wizard's last page is loaded anew when the verdicts are there. */
const awaits = document.querySelector<HTMLElement>('[data-awaits]')?.dataset['awaits'] ?? '';
if (awaits !== '') void follow(awaits, ({ settled }) => settled && location.replace(location.href));
