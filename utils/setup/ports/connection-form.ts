import type { Result } from '@/utils/core/result';
import type { ConnectionField, ConnectionMark, FillResult, MarkState, PutResult } from '@/utils/model/connection-form';
import type { ListField, ListFilled, ListPut, ListValues, ProcessSeen, SeenList, WantedList } from '@/utils/model/list-form';
import type { PageHandle } from '@/utils/setup/ports/page-handle';

/** What is to stand in IntelliBoard's form. What is missing is not touched; `category` is a name, `hour` 0 to 23. */
export type ConnectionValues = Partial<Record<ConnectionField, string | number | boolean>>;

export interface FormSeen {
  readonly lookId: string;
  readonly signedIn: boolean;
  readonly fields: readonly { readonly field: ConnectionField; readonly label: string; readonly isVisible: boolean; readonly isRight: boolean }[];
  /** Lists of the filters and roles. */
  readonly lists: readonly SeenList[];
  /** Whether anything was chosen in its lists from here since the page was loaded: then it does not show what IntelliBoard has. */
  readonly hasChosen: boolean;
  readonly marks: readonly { readonly mark: ConnectionMark; readonly state: MarkState }[];
  /** What a page for processing says of the first run. */
  readonly process: ProcessSeen;
  readonly page: PageHandle;
}

/** IntelliBoard's web site in the admin's tab: each call is one injection after one click. */
export interface ConnectionFormPort {
  open(origin: string, path: string): Promise<void>;
  look(origin: string, lookId: string, wanted: ConnectionValues & ListValues): Promise<Result<FormSeen, 'missing'>>;
  /** Only into that document, and only what the look of this id has named. */
  fill(page: PageHandle, origin: string, lookId: string, values: ConnectionValues): Promise<Result<readonly { readonly field: ConnectionField; readonly result: FillResult }[], 'gone'>>;
  /** Into the field that the admin has clicked into. */
  put(origin: string, field: ConnectionField, value: string | number | boolean, mayBeVisible: boolean): Promise<Result<PutResult, 'gone'>>;
  /** Chooses in lists, likewise: only in that document, and only in those that the look of this id has named. */
  fillLists(page: PageHandle, origin: string, lookId: string, values: ListValues): Promise<Result<readonly ListFilled[], 'gone'>>;
  /** In the list that the admin has clicked into. */
  putList(origin: string, field: ListField, wanted: WantedList): Promise<Result<ListPut, 'gone'>>;
}
