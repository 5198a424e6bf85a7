import type { Words } from '../words';

/** How often the button has to be clicked to close the window. */
export const CLICKS_TO_CLOSE = 3;

/** The label of that button. */
export function closeLabel({ close, last }: Words['credentials'], clicksLeft: number): string {
  return clicksLeft === 1 ? last : close.replace('{count}', String(clicksLeft));
}
