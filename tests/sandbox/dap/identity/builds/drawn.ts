import type { Markup } from '../../../canvas/pages/html';
import type { Institution } from '../institutions';
import type { Field, Faults, KeyForm, KeyRow } from '../key-making';
import type { View } from '../layout';
import type { Words } from '../words';

/** What a build makes of a page. */
export interface Drawn {
  readonly content: Markup;
  readonly scripts?: readonly string[];
  readonly style?: string;
}

export type DrawInstitutions = (view: View, institutions: readonly Institution[], fault: keyof Words['login']['faults'] | null) => Drawn;

/** The pages of a build that the server draws. */
export interface DrawnBuild {
  /** Names of the controls. */
  readonly names: Readonly<Record<Field | 'code', string>>;
  readonly institutions: DrawInstitutions;
  readonly keys: (view: View, rows: readonly KeyRow[]) => Drawn;
  readonly newKey: (view: View, form: KeyForm, faults: Faults) => Drawn;
  readonly verify: (view: View, email: string, isWrong: boolean) => Drawn;
  /** After the code, and for whoever comes back. */
  readonly made: (view: View, row: KeyRow) => Drawn;
  readonly credentials: (view: View, row: KeyRow, credentials: Credentials) => Drawn;
}

export interface Credentials {
  readonly clientId: string;
  readonly secret: string;
}

/** What the script of the window is told: which button copies what, and which one closes. */
export interface WindowPage {
  readonly copies: readonly { readonly button: string; readonly from: string }[];
  readonly close: string;
  readonly form: string;
  readonly words: Words['credentials'];
}
