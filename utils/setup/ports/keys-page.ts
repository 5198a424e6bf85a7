import type { Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { KeyChange, KeyPlan } from '@/utils/model/developer-key';
import type { FormReport } from '@/utils/model/form-report';
import type { PageHandle } from '@/utils/setup/ports/page-handle';

export interface CreateRequest {
  readonly intentId: string;
  readonly accountId: string;
  readonly plan: KeyPlan;
  readonly onlyReport: boolean;
}

/** How a write in Canvas's page went. */
export type WriteOutcome = 'done' | 'refused' | 'csrf' | 'no-answer' | 'signed-out' | 'throttled' | 'acting-as';

export interface Written {
  readonly outcome: WriteOutcome;
  /** Canvas's status; 0 if there was none. */
  readonly status: number;
}

export interface FormFilled {
  /** `missing`: no form that this version knows opened. `in-use`: somebody has typed something else into it. */
  readonly outcome: 'filled' | 'missing' | 'in-use' | 'acting-as';
  readonly report: FormReport;
}

/** Canvas's Developer Keys page, where alone Canvas is written to. */
export interface KeysPagePort {
  /** Finds or opens the page and has our script in it. */
  prepare(origin: string, accountId: string): Promise<Result<PageHandle, 'missing' | 'signed-out'>>;
  /** `nobody`: that document is gone. */
  createKey(page: PageHandle, request: CreateRequest): Promise<Result<{ accepted: boolean }, 'nobody'>>;
  /** Asks Canvas for a new secret of this key: every token of the key dies. Reports like a creation. */
  regenerate(page: PageHandle, request: { readonly intentId: string; readonly clientId: string; readonly onlyReport: boolean }): Promise<Result<{ accepted: boolean }, 'nobody'>>;
  /** Fills Canvas's form, never presses Save, and from then on watches for it. Filling again changes nothing. */
  fillForm(page: PageHandle, request: { readonly intentId: string; readonly plan: KeyPlan }): Promise<Result<FormFilled, 'nobody'>>;
  turnOn(page: PageHandle, accountId: string, clientId: string): Promise<Result<Written, 'nobody'>>;
  turnOff(page: PageHandle, accountId: string, clientId: string): Promise<Result<Written, 'nobody'>>;
  update(page: PageHandle, clientId: string, change: KeyChange): Promise<Result<Written, 'nobody'>>;
  /** The secret that an open page shows for this key at this moment, in its row or in a dialog; `null` if none does. */
  readShown(origin: string, clientId: string): Promise<Secret | null>;
  /** Points at the key's switch on an open page, and has the page say when the admin turns it ON. */
  pointAtSwitch(origin: string, accountId: string, clientId: string): Promise<void>;
  bringToFront(page: PageHandle): Promise<void>;
  /** Has open Developer Keys pages show the new row, unless a form is open there. */
  refresh(origin: string): Promise<void>;
  /** Brings the page to the front. */
  show(origin: string, accountId: string): Promise<void>;
}
