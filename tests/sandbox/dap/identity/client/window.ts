import type { WindowPage } from '../builds/drawn';
import { CLICKS_TO_CLOSE, closeLabel } from './close-label';

const { copies, close, form, words } = JSON.parse(document.getElementById('page')?.textContent ?? '') as WindowPage;

for (const { button, from } of copies) {
  const copy = document.getElementById(button);
  copy?.addEventListener('click', () => {
    void navigator.clipboard.writeText(textOf(from)).then(() => (copy.textContent = words.copied));
  });
}

let clicksLeft = CLICKS_TO_CLOSE;
const closing = document.getElementById(close);
closing?.addEventListener('click', () => {
  clicksLeft -= 1;
  if (clicksLeft > 0) closing.textContent = closeLabel(words, clicksLeft);
  else (document.getElementById(form) as HTMLFormElement).submit();
});

function textOf(id: string): string {
  const element = document.getElementById(id);
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : (element?.textContent ?? '');
}
