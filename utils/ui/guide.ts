import type { AskedView } from '@/utils/model/asked-view';
import type { ConnectionEntry } from '@/utils/model/connections';
import type { FiltersDraft, RolesDraft } from '@/utils/model/choices';
import type { ConnectionField, PutResult } from '@/utils/model/connection-form';
import type { DataSource } from '@/utils/model/canvas-data';
import type { DataEvery } from '@/utils/model/data';
import type { DeveloperKey, FindingCode } from '@/utils/model/developer-key';
import type { ListField, ListPut } from '@/utils/model/list-form';
import type { JournalEntry } from '@/utils/model/journal';
import type { School } from '@/utils/model/school';
import type { Acceptable, HealthDocument } from '@/utils/model/health';
import type { Details, KeyState, SetupState } from '@/utils/model/setup';
import type { StepId } from '@/utils/model/steps';
import type { ReportSource } from '@/utils/model/support-report';

/** Where the guide is shown. The browser closes a popup as soon as a permission prompt appears. */
export type Place = 'popup' | 'panel' | 'tab';

/** The steps in which something is chosen from Canvas's own lists. */
export type ChoiceStep = 'filters' | 'roles';

/** How the key is to be made. */
export type KeyPlanChoice = Pick<KeyState, 'way' | 'enforceScopes' | 'allowIncludes' | 'ownerEmail'>;

/**
 * What a person can do in the guide. Those that answer a `fault` return the code of a message to show
 * beside the field (`fault_<code>`), or `null`. The others change the stored state, which comes back as a new `setup`.
 */
export interface GuideActions {
  showStep(step: StepId): void;
  startOver(): void;
  showConnection(runId: string): void;
  addConnection(): void;
  /** Must be the first thing in a click: the browser wants to see the gesture. */
  openPanel(): void;
  openTab(): void;

  setIntelliBoardHost(host: string): Promise<string | null>;
  /** Asks the browser for IntelliBoard's site. First thing in a click; never from the popup. */
  allowIntelliBoard(): void;
  /** The token goes straight to the worker; empty the field when this returns `null`. */
  setToken(token: string): Promise<string | null>;
  forgetToken(): void;

  lookAtTab(): void;
  setCanvasAddress(address: string): Promise<string | null>;
  /** Asks the browser for the candidate's site. First thing in a click; never from the popup. */
  allowCanvas(): void;
  changeCanvas(): void;

  setKeyPlan(choice: KeyPlanChoice): void;
  createKey(another: boolean): void;
  adoptKey(clientId: string): void;
  checkKey(): void;
  turnKeyOn(): void;
  /** Reads which keys the account has; the stored state tells how it goes. */
  listKeys(): void;
  /** Searches the keys that were read; `null` once they have been forgotten. */
  findKeys(text: string): Promise<{ total: number; keys: DeveloperKey[] } | null>;
  /** Stops what is being read, or stops waiting for Save in Canvas. */
  stopKey(): void;
  /** Answers `fault` codes by field; both `null` when the pair is taken. */
  pasteKey(clientId: string, secret: string): Promise<{ clientId: string | null; secret: string | null }>;
  findSavedKey(): void;
  fixKey(finding: FindingCode): void;
  regenerateSecret(clientId: string): void;
  showKeyInCanvas(): void;
  forgetKey(): void;

  chooseDataSource(source: DataSource): void;
  /** Asks the browser for the source's sites, all in one prompt, then opens the page on which credentials are made. First thing in a click; never from the popup. */
  openDataPage(): void;
  pickDataTool(toolId: string): void;
  /** What is selected on that page is the id (or key), or the secret. Answers a `fault` code. */
  pointAtData(what: 'id' | 'secret'): Promise<string | null>;
  /** Answers `fault` codes by field; both `null` when the pair is taken. */
  pasteData(id: string, secret: string): Promise<{ id: string | null; secret: string | null }>;
  setDataExpiry(expiresOn: string): Promise<string | null>;
  setDataEvery(hours: DataEvery): void;
  proveData(): void;
  stopData(): void;
  forgetData(): void;
  setQueue(address: string): Promise<string | null>;

  saveDetails(draft: Details): void;
  loadCategories(): void;
  createCategory(name: string): void;
  /** Answers `fault` codes by field; an empty object when the details are confirmed. */
  confirmDetails(): Promise<Record<string, string>>;

  /** `null`: whichever road there is. */
  preferRoad(road: 'api' | 'form' | null): void;
  openIntelliBoard(): void;
  lookAtForm(): void;
  /** `lookId`: the look that the admin saw. */
  fillForm(lookId: string, fields: readonly ConnectionField[]): void;
  /** Writes one value into the field of IntelliBoard's page that the admin has clicked into. */
  putIntoForm(field: ConnectionField, mayBeVisible: boolean): Promise<PutResult>;

  startSending(): void;
  /** Adds the data credentials to a connection that was sent without them. */
  addDataToConnection(): void;
  trySendingNow(): void;
  stopSending(): void;
  checkConnection(): void;
  adoptConnection(): void;
  /** Looks whether IntelliBoard has a connection to this Canvas already. */
  lookForExisting(): void;
  /** Sends details that were changed after the connection was sent. */
  changeDetails(): void;

  startRotation(): void;
  cancelRotation(): void;
  sendNewKey(): void;
  turnOldKeyOff(): void;
  finishRotation(): void;
  renewData(): void;
  keepOldData(): void;
  /** `turnOff`: developer keys, by client id. */
  removeConnection(wanted: { readonly atIntelliBoard: boolean; readonly turnOff: readonly string[] }): void;
  keepConnection(): void;

  /** Reads who is signed in at Canvas; the stored state has it then. */
  lookWho(): void;
  /** `anyway`: by whoever is signed in at Canvas, after the warning. */
  authorize(anyway: boolean): void;
  checkAuthorization(): void;
  stopAuthorizing(): void;
  /** Form road: the admin says that they have authorised. */
  confirmAuthorized(): void;

  startRun(): void;
  lookAtRun(): void;
  /** Turns the connection's "Active" on. */
  activateConnection(): void;
  /** Asks the browser for notifications, where they are wanted. First thing in a click; never from the popup. */
  notifyWhenDone(wanted: boolean): void;
  /** The end of the run is before the admin's eyes. */
  acknowledgeRun(): void;
  /** Form road. */
  openProcessPage(): void;
  readProcessPage(): void;
  confirmProcessing(): void;
  /** Reads from Canvas what there is to choose from; the stored state tells how it goes. */
  loadChoices(step: ChoiceStep): void;
  saveFilters(draft: FiltersDraft): void;
  saveRoles(draft: RolesDraft): void;
  proposeChoices(step: ChoiceStep): void;
  /** Takes out what Canvas does not have any more. */
  dropGone(step: ChoiceStep): void;
  /** Answers `fault` codes by list; an empty object when it is confirmed. On the API road IntelliBoard then saves it. */
  confirmChoices(step: ChoiceStep): Promise<Record<string, string>>;
  stopChoices(step: ChoiceStep): void;
  /** Form road: IntelliBoard's own lists, on the tab of that step. */
  lookAtLists(step: ChoiceStep): void;
  fillLists(step: ChoiceStep, fields: readonly ListField[]): void;
  /** Chooses in the list of IntelliBoard's page that the admin has clicked into. */
  putIntoList(field: ListField): Promise<ListPut>;

  /** Looks at everything that can be looked at now. */
  checkHealth(): void;
  /** What this check found is as it should be. */
  acceptHealth(id: Acceptable): void;
  /** Puts right what a check found of the developer key. */
  fixHealth(finding: FindingCode): void;
  /** Asks the browser for these sites again. First thing in a click; never from the popup. */
  allowAgain(origins: readonly string[]): void;
  /** Whether to be told of a change to the worse. The browser is asked first thing in the click; never from the popup. */
  notifyHealth(wanted: boolean): void;

  setPassphrase(passphrase: string): Promise<string | null>;
  unlock(passphrase: string): Promise<string | null>;
  forgetSecrets(): void;

  /** Every effect on a remote system, the newest first; `null`: it could not be read. */
  readJournal(): Promise<readonly JournalEntry[] | null>;
  /** Answers whether it is empty now. */
  clearJournal(): Promise<boolean>;
  /** What a support report is made from. */
  gatherReport(): Promise<ReportSource>;
}

/** Everything the guide's components are given. */
export interface Guide {
  readonly setup: SetupState;
  /** All connections of this browser; `setup` is the one in view. */
  readonly connections: readonly ConnectionEntry[];
  /** What was read of this Canvas's accounts, terms and roles; `null` while nothing was. */
  readonly school: School | null;
  /** How the connection in view stands; `null` where nobody has looked, `undefined` until that is read. */
  readonly health: HealthDocument | null | undefined;
  readonly place: Place;
  /** What this page was asked to bring into view by a click outside of it. */
  readonly asked: AskedView | null;
  readonly actions: GuideActions;
  /** Whether the browser lets this extension reach that origin. */
  readonly isAllowed: (origin: string) => boolean;
  /** Set after the admin said no in the browser's prompt, until they ask again: the origin that was refused. */
  readonly refused: string | null;
  /** The extension was updated or removed under this page, or its worker does not answer. */
  readonly trouble: 'gone' | 'silent' | null;
}
