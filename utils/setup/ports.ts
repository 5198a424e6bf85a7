import type { Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { CanvasAddress } from '@/utils/model/address';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey, KeyChange, KeyPlan } from '@/utils/model/developer-key';
import type { ConnectionField, ConnectionMark, FillResult, MarkState, PutResult } from '@/utils/model/connection-form';
import type { FormReport } from '@/utils/model/form-report';
import type { AuthorizeState } from '@/utils/model/authorize';
import type { Build } from '@/utils/model/build';
import type { DapFailure, DataSource, FlatFilesFailure } from '@/utils/model/canvas-data';
import type { DataState, DataTool } from '@/utils/model/data';
import type { Filters } from '@/utils/model/filters';
import type { Roles } from '@/utils/model/roles';
import type { Role, School, SubAccount, Term } from '@/utils/model/school';
import type { ExistingConnection } from '@/utils/model/existing-connection';
import type { HourAdvice } from '@/utils/model/hour-advice';
import type { ListField, ListFilled, ListPut, ListValues, ProcessSeen, SeenList, WantedList } from '@/utils/model/list-form';
import type { RunReading } from '@/utils/model/process';
import type { SecretState } from '@/utils/model/secret-state';
import type { CheckResult, SetupState } from '@/utils/model/setup';

/**
 * What the journey needs of the world. The worker joins these to the rooms that can do them; tests join
 * them to whatever a test wants to happen.
 */
export interface Ports {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly store: Store;
  readonly vault: VaultPort;
  readonly sites: SitesPort;
  readonly canvas: CanvasPort;
  readonly school: SchoolPort;
  readonly keysPage: KeysPagePort;
  readonly intelliboard: IntelliBoardPort;
  readonly monitor: MonitorPort;
  readonly deliveries: DeliveriesPort;
  readonly connectionForm: ConnectionFormPort;
  readonly data: DataPort;
  readonly consent: ConsentPort;
  readonly teller: TellerPort;
  /** Wakes the worker at that time (epoch ms) to look at a run, should it have been ended; later replaces earlier. */
  readonly lookAgainAt: (when: number) => Promise<void>;
  /** Something was seen at `at` to have come to its end at IntelliBoard: health asks it anew. Stored on return; the answer is not waited for. */
  readonly hasEnded: (at: Date) => Promise<void>;
}

export interface Store {
  read(): Promise<SetupState>;
  /** One change after the other; the new state is stored on return. */
  update(change: (state: SetupState) => SetupState): Promise<SetupState>;
}

/** `data-captured`: what a page showed, until the service has said which of it is the pair. */
export type Purpose = 'developer-key' | 'api-token' | 'data' | 'data-captured';

export interface VaultPort {
  keep(purpose: Purpose, origin: string, secret: Secret): Promise<SecretState>;
  /** `null` if it is locked, lost, expired or was stored for another origin. */
  use(purpose: Purpose, origin: string): Promise<Secret | null>;
  presence(purpose: Purpose): Promise<SecretState | null>;
  forget(purpose: Purpose): Promise<void>;
  forgetAll(): Promise<void>;
  setPassphrase(passphrase: string): Promise<void>;
  hasPassphrase(): Promise<boolean>;
  unlock(passphrase: string): Promise<boolean>;
}

export interface SitesPort {
  isGranted(origin: string): Promise<boolean>;
  /** Hands a site back to the browser. */
  release(origin: string): Promise<void>;
  /** Whether another connection is to that Canvas already. */
  connectedElsewhere(origin: string): Promise<boolean>;
  /** Has our script run on that Canvas's Developer Keys page, or on none. Idempotent. */
  watchKeysPage(origin: string | null): Promise<void>;
  /** Looks once into a tab for which the toolbar click gave access. */
  lookAtTab(tabId: number): Promise<TabLook>;
}

export type TabLook =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'not-https'; readonly host: string }
  | { readonly kind: 'not-canvas'; readonly host: string }
  | { readonly kind: 'canvas'; readonly address: CanvasAddress; readonly actingAs: boolean };

export interface SiteReport {
  readonly rootAccountId: string;
  readonly accountName: string;
  readonly timeZone: string | null;
  readonly userName: string;
  readonly userEmail: string | null;
  readonly mayManageKeys: boolean;
  readonly actingAs: boolean | null;
  readonly subAccount: string | null;
  readonly hasDataPortal: boolean | null;
  readonly hasDataServices: boolean | null;
}

export interface ListProgress {
  readonly items: number;
  /** Canvas asked for a pause. */
  readonly waiting: boolean;
}

export type Proof = 'accepted' | 'wrong-secret' | 'unknown-client' | 'unclear';

/** Reads of one Canvas in the admin's session, and the proof at its token endpoint. */
export interface CanvasPort {
  inspect(origin: string, accountInPath: string | null): Promise<Result<SiteReport, CanvasFailure>>;
  /** `onProgress` is told after each page and before each pause, and answers whether to go on. */
  listKeys(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<DeveloperKey[], CanvasFailure>>;
  readKey(origin: string, accountId: string, clientId: string): Promise<Result<DeveloperKey | null, CanvasFailure>>;
  /** The whole secret of this one key; `null` where Canvas no longer shows it. */
  readSecret(origin: string, accountId: string, clientId: string): Promise<Result<Secret | null, CanvasFailure>>;
  offeredScopes(origin: string, accountId: string): Promise<Result<string[], CanvasFailure>>;
  /** All accounts below one, the terms of a root account, the roles that count there; each list whole. */
  listSubAccounts(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<SubAccount[], CanvasFailure>>;
  listTerms(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<Term[], CanvasFailure>>;
  listRoles(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<Role[], CanvasFailure>>;
  provePair(origin: string, clientId: string, secret: Secret): Promise<Result<Proof, CanvasFailure>>;
  /** Who is signed in at this moment, and what they are on the root account. */
  whoIsThere(origin: string, accountId: string): Promise<Result<PersonThere, CanvasFailure>>;
  keysPageAddress(origin: string, accountId: string): string;
}

export interface PersonThere {
  readonly name: string;
  readonly isAdmin: boolean;
  /** `null` where Canvas does not say. */
  readonly actingAs: boolean | null;
}

/** What was read of a Canvas's accounts, terms and roles, stored beside the set-up. */
export interface SchoolPort {
  read(): Promise<School | null>;
  /** One change after the other; `null` forgets it. Stored on return. */
  update(change: (school: School | null) => School | null): Promise<void>;
}

export interface PageHandle {
  readonly tabId: number;
  readonly documentId: string | null;
}

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

/** What is to stand in IntelliBoard's form. What is missing is not touched; `category` is a name, `hour` 0 to 23. */
export type ConnectionValues = Partial<Record<ConnectionField, string | number | boolean>>;

export interface FormSeen {
  /** Lists of the filters and roles. */
  readonly lists: readonly SeenList[];
  /** Whether anything was chosen in its lists from here since the page was loaded: then it does not show what IntelliBoard has. */
  readonly hasChosen: boolean;

  readonly lookId: string;
  readonly signedIn: boolean;
  readonly fields: readonly { readonly field: ConnectionField; readonly label: string; readonly isVisible: boolean; readonly isRight: boolean }[];
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

/** The pages of the consent, in the admin's own tabs. */
export interface ConsentPort {
  /** Shows this address in front: in the tab that is at an older question of that Canvas already, or in a new one. */
  ask(address: string): Promise<void>;
  /** Brings the site's tab to the front, as it is; opens `path` of it where there is none. */
  showSite(origin: string, path: string): Promise<void>;
  /** Why the page of that Canvas at this very address does not ask; `null` where it is not one of the two that are known. */
  refusalShown(origin: string, address: string): Promise<'unknown-client' | 'redirect-mismatch' | null>;
}

/** How a run ended, or that it waits. */
export type RunNews = 'done' | 'failed';

/** Tells the admin, wherever they are. Telling the same twice changes nothing. */
export interface TellerPort {
  /** On the toolbar icon; `null` takes it away. */
  badge(news: RunNews | null): Promise<void>;
  mayNotify(): Promise<boolean>;
  /** `run`: IntelliBoard's id. */
  notify(run: string, news: RunNews): Promise<void>;
}

/** A pair as it was captured: client id and secret of Canvas Data 2, or key and secret of the portal. */
export interface DataPair {
  readonly id: string;
  readonly secret: Secret;
}

export type FlatFilesReading = Omit<NonNullable<DataState['flatFiles']>, 'at'>;
/** `until`: time of the table's latest record, ISO 8601 UTC. */
export type Probed = { readonly kind: 'done'; readonly until: string } | { readonly kind: 'job'; readonly jobId: string };

/** The services of Canvas data, and the pages on which credentials for them are made. */
export interface DataPort {
  /** The external tools of the root account: from the API, else from the navigation of an open page of Canvas; `null` where neither tells. */
  tools(origin: string, accountId: string): Promise<readonly DataTool[] | null>;
  /** Opens a page in front. */
  open(url: string): Promise<void>;
  /** Has our script run on the page on which credentials are made, also where it is open already; or on none. Idempotent. */
  watch(place: 'identity' | 'portal' | null): Promise<void>;
  /** What is selected on that page, in the tab that was in front last. It may be a secret. */
  selection(place: 'identity' | 'portal'): Promise<Result<Secret, 'page-not-open' | 'nothing-selected'>>;
  /** Logs in at the gateway and lists the tables. */
  proveDap(pair: DataPair): Promise<Result<{ readonly tables: number }, DapFailure>>;
  /** Tables whose newness says something, the busiest first. */
  readonly busyTables: readonly string[];
  startProbe(pair: DataPair, table: string): Promise<Result<Probed, DapFailure>>;
  pollProbe(pair: DataPair, jobId: string): Promise<Result<Probed, DapFailure>>;
  judgeDap(until: Readonly<Record<string, string>>): { readonly verdict: 'ok' | 'late' | 'old'; readonly until: string; readonly quiet: string[] } | null;
  /** One signed call after another; never two at a time. */
  readFlatFiles(pair: DataPair): Promise<Result<FlatFilesReading, FlatFilesFailure>>;
  /** The hour that follows from builds, or a quiet one for Canvas Data 2. IANA names of zones. */
  adviseHour(source: DataSource, builds: readonly Build[], intelliboardZone: string): HourAdvice;
}

/** How a call to IntelliBoard can fail, as far as the journey cares. */
export type BackendFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'later'; readonly status: number; readonly afterMs: number | null }
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'duplicate'; readonly connectionId: string | null }
  /** `code`: one of the contract's, or `unknown`; `field`: JSON pointer to what is to blame; `detail`: IntelliBoard's own words, shown as text. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly field: string | null; readonly detail: string }
  | { readonly kind: 'not-the-contract'; readonly status: number };

export interface Me {
  readonly accountId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly redirectUri: string;
  readonly firewallAddresses: string[];
}

export interface IntelliBoardPort {
  readonly knownRedirectUri: string;
  readonly keyName: string;
  /** The scopes that IntelliBoard needs, as it names them. */
  readonly scopes: readonly string[];
  isTrustedRedirectUri(uri: string): boolean;
  parseHost(typed: string): Promise<Result<string, string>>;
  findRoad(host: string): Promise<'api' | 'form' | 'unreachable'>;
  me(host: string): Promise<Result<Me, BackendFailure>>;
  categories(host: string): Promise<Result<{ id: string; name: string }[], BackendFailure>>;
  findConnection(host: string, url: string, clientId: string): Promise<Result<string | null, BackendFailure>>;
  /** The connection to this Canvas, whoever made it; `null`: none. */
  existing(host: string, url: string): Promise<Result<ExistingConnection | null, BackendFailure>>;
  removeConnection(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
  requestChecks(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
  checks(host: string, connectionId: string): Promise<Result<CheckResult[], BackendFailure>>;
  /** Where the admin is to be asked at Canvas, and until when. The address is not to be trusted unseen. */
  beginAuthorization(host: string, connectionId: string, idempotencyKey: string): Promise<Result<{ readonly url: string; readonly expiresAt: string }, BackendFailure>>;
  authorization(host: string, connectionId: string): Promise<Result<NonNullable<AuthorizeState['consent']>, BackendFailure>>;
  startRun(host: string, connectionId: string, idempotencyKey: string): Promise<Result<RunReading, BackendFailure>>;
  run(host: string, connectionId: string, runId: string): Promise<Result<RunReading, BackendFailure>>;
  /** The newest; `null` where there was none yet. */
  latestRun(host: string, connectionId: string): Promise<Result<RunReading | null, BackendFailure>>;
  /** Turns the connection's "Active" on. */
  activate(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
  /** Makes a token that can only read this connection, and ends the one before. */
  makeMonitorToken(host: string, connectionId: string, idempotencyKey: string): Promise<Result<Secret, BackendFailure>>;
  revokeMonitorToken(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
}

/** The token with which IntelliBoard is asked, after the set-up, how this connection fares. */
export interface MonitorPort {
  /** Ends it at IntelliBoard, if the API token is here and IntelliBoard answers, and forgets it here in any case. */
  revoke(): Promise<void>;
  /** Forgets it here. */
  forget(): Promise<void>;
}

/** What the steps `filters` and `roles` save. */
export type Choice = { readonly kind: 'filters'; readonly value: Filters } | { readonly kind: 'roles'; readonly value: Roles };

/** Effects at IntelliBoard, each delivered once and only once. */
export interface DeliveriesPort {
  sendConnection(): Promise<void>;
  /** The data credentials, for a connection that went without them. */
  sendData(connectionId: string): Promise<void>;
  createCategory(name: string): Promise<void>;
  /** The details, for a connection that has others. */
  sendDetails(connectionId: string): Promise<void>;
  /** The developer key of this set-up, to replace the connection's once it is authorised. */
  sendPendingKey(connectionId: string): Promise<void>;
  isSendingKey(): Promise<boolean>;
  /** Takes that key back while nothing of it can have arrived. Answers whether it is not on its way any more. */
  withdrawKey(): Promise<boolean>;
  /** Filters or roles of a connection. Saving the same again changes nothing. */
  saveChoice(connectionId: string, choice: Choice): Promise<void>;
  /** Whether that saving is not over yet. */
  isSaving(kind: Choice['kind']): Promise<boolean>;
  cancelSaving(kind: Choice['kind']): Promise<void>;
  /** Whether the connection or its data is on its way. */
  isSending(): Promise<boolean>;
  /** Tries what waits at once; does nothing where nothing waits. */
  tryNow(): Promise<void>;
  cancelAll(): Promise<void>;
  resume(): Promise<void>;
}
