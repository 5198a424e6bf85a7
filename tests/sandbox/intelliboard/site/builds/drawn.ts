import type { Markup } from '../../../canvas/pages/html';

/** What a build makes of the form. */
export interface Drawn {
  readonly content: Markup;
  readonly scripts: readonly string[];
  readonly style?: string;
  readonly refreshes?: boolean;
}
