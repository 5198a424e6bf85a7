/**
 * Writes into a field that React controls: through the prototype's own setter, since React has put one of its
 * own on the element, and with the one event that it listens to. Measured in page worlds and isolated ones,
 * React 16 to 19.
 */
export function setText(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype: object = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Switches a checkbox by a click, which is what React counts; only where it is not as wanted. */
export function setChecked(box: HTMLInputElement, checked: boolean): void {
  if (box.checked !== checked) box.click();
}
