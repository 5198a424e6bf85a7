import { marksAreGreen, type ConnectionField, type ConnectionFormState, type PutResult } from '@/utils/model/connection-form';
import { dataOrigin } from '@/utils/model/data';
import { problem, type Problem } from '@/utils/model/problem';
import { sent } from '@/utils/model/secret-state';
import type { SetupState } from '@/utils/model/setup';
import type { AtWork } from '@/utils/setup/at-work';
import type { ConnectionValues, Ports } from '@/utils/setup/ports';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

/** Where "+ Connect" is: [SA] step 1, direct link. */
const INTEGRATIONS = '/connections/integrations';

/** Assumed: whoever waits longer than this for a mark wants to decide for themselves. */
const MARKS_POLLS = 20;
const MARKS_PAUSE_MS = 1_000;

/** What IntelliBoard's marks are about. */
const JUDGED: ReadonlySet<ConnectionField> = new Set(['url', 'clientId', 'clientSecret', 'dataClientId', 'dataClientSecret']);

type Filled = ConnectionFormState['written'][number];

/**
 * The form road: IntelliBoard's own connection form in the admin's own tab. Each look and each write is one call
 * into one document after one click; nothing stays behind in the page that listens.
 *
 * @param atWork shared with whatever else is done on that page
 */
export function connectionFormUseCases(ports: Ports, atWork: AtWork) {
  const { store, vault, sites, connectionForm, now } = ports;

  const set = (change: Partial<ConnectionFormState>) => store.update((state) => ({ ...state, connectionForm: { ...state.connectionForm, ...change } }));
  const doing = (kind: NonNullable<ConnectionFormState['activity']>['kind']) => ({ activity: { kind, since: now().toISOString() }, problem: null });
  /** Stores what a look has seen, unless another has begun or the form is about another key by now. Answers whether it was stored. */
  const setFor = async ({ connectionForm: then }: SetupState, change: Partial<ConnectionFormState>): Promise<boolean> =>
    (await storeWhile(store, ({ connectionForm: form }) => isSameWork(form.activity, then.activity), (state) => ({ ...state, connectionForm: { ...state.connectionForm, ...change } }))) !== null;
  const stop = (what: Problem | null) => set({ activity: null, problem: what });

  /** The click on "Open IntelliBoard": its integrations, or its sign-in page, which leads there. */
  async function open(): Promise<void> {
    const { account } = await store.read();
    await set(doing('signing-in'));
    await connectionForm.open(`https://${account.host}`, INTEGRATIONS);
  }

  /** A page of IntelliBoard has loaded while a sign-in is waited for. */
  async function pageLoaded(origin: string): Promise<void> {
    const { account, connectionForm: form } = await store.read();
    if (form.activity?.kind !== 'signing-in' || origin !== `https://${account.host}`) return;
    const seen = await connectionForm.look(origin, ports.newId(), {});
    if (seen.ok && seen.value.signedIn) await set({ activity: null, signedInAt: now().toISOString(), problem: null });
  }

  /** The click on "Look at the form": what would go where, and which marks are there. Nothing is written. */
  async function look(): Promise<void> {
    const state = await store.read();
    const origin = `https://${state.account.host}`;
    if (!(await sites.isGranted(origin))) return void (await stop(problem('permission_gone', now(), [state.account.host])));
    const begun = await set(doing('looking'));
    const wrote = new Set(state.connectionForm.written.map(({ field }) => field));
    const seen = await lookUntilSettled(origin, valuesOf(state), wrote.has('dataClientSecret'));
    if (!seen.ok) return void (await setFor(begun, { activity: null, look: null, problem: problem('form_page_missing', now(), [state.account.host], origin + INTEGRATIONS) }));
    const { lookId, signedIn, fields, marks, page } = seen.value;
    const at = now().toISOString();
    const right = new Set(fields.filter(({ isRight }) => isRight).map(({ field }) => field));
    const what = !signedIn ? problem('form_not_signed_in', now(), [state.account.host], origin) : fields.length === 0 && marks.length === 0 ? problem('form_not_found', now(), [state.account.host], origin + INTEGRATIONS) : null;
    const isNoted = await setFor(begun, {
      activity: null,
      problem: what,
      look: { id: lookId, at, page, fields: [...fields] },
      // What is on the page now says more than what was written once; a field that is out of view says nothing.
      written: state.connectionForm.written.filter(({ field }) => right.has(field) || !fields.some((one) => one.field === field)),
      ...(signedIn && { signedInAt: at }),
      // While a key takes another one's place, marks beside the other one's client id are still about that one.
      ...(state.rotation.old !== null && fields.some(({ field, isRight }) => field === 'clientId' && !isRight) ? { marks: [], marksReadAt: null } : marks.length > 0 && { marks: [...marks], marksReadAt: at }),
    });
    if (isNoted) await confirmIfGreen();
  }

  /**
   * IntelliBoard's checks take their time: while a mark is on its way it is waited for, as long as that is
   * bearable; that of the data only where credentials for it were filled in.
   */
  async function lookUntilSettled(origin: string, wanted: ConnectionValues, withData: boolean) {
    for (let again = MARKS_POLLS; ; again -= 1) {
      const seen = await connectionForm.look(origin, ports.newId(), wanted);
      const isUnderWay = seen.ok && seen.value.marks.some(({ mark, state }) => state === 'waiting' && (mark !== 'data' || withData));
      if (!isUnderWay || again === 0) return seen;
      await ports.sleep(MARKS_PAUSE_MS);
    }
  }

  /**
   * The click on "Fill the form": into the fields that the look named which the admin saw, and into no others.
   * A look that was taken since, from another place of the guide, is not the one that was agreed to.
   */
  async function fill(lookId: string, fields: readonly ConnectionField[]): Promise<void> {
    const state = await store.read();
    const { look: seen } = state.connectionForm;
    if (seen?.id !== lookId) return;
    const origin = `https://${state.account.host}`;
    if (!(await sites.isGranted(origin))) return void (await stop(problem('permission_gone', now(), [state.account.host])));
    const named = seen.fields.map(({ field }) => field).filter((field) => fields.includes(field));
    await set(doing('filling'));
    const values = await withSecret(state, pick(valuesOf(state), named.includes('category') ? [...named, 'newCategory'] : named), named);
    // The guide shows how the secrets stand; they may have been locked or forgotten since.
    if (named.includes('clientSecret') && values.clientSecret === undefined) return void (await stop(problem(state.key.secret?.state === 'locked' ? 'vault_locked' : 'key_secret_lost', now())));
    if (named.includes('dataClientSecret') && values.dataClientSecret === undefined) return void (await stop(problem(state.data.secret?.state === 'locked' ? 'vault_locked' : 'data_secret_lost', now())));
    const filled = await connectionForm.fill(seen.page, origin, seen.id, values);
    if (!filled.ok) return void (await set({ activity: null, look: null, problem: problem('form_page_changed', now(), [state.account.host]) }));
    const gone = filled.value.some(({ result }) => result === 'gone') || (filled.value.length === 0 && named.length > 0);
    await remember(filled.value);
    await stop(gone ? problem('form_page_changed', now(), [state.account.host]) : null);
  }

  /** What was written, and that marks which IntelliBoard gave to another address or key are void. */
  async function remember(done: readonly Filled[]): Promise<void> {
    const isJudged = done.some(({ field, result }) => JUDGED.has(field) && result !== 'already');
    const hasDataSecret = done.some(({ field, result }) => field === 'dataClientSecret' && (result === 'written' || result === 'already'));
    await store.update((state) => ({
      ...state,
      ...(hasDataSecret && { data: { ...state.data, writtenAt: now().toISOString() } }),
      connectionForm: {
        ...state.connectionForm,
        ...(isJudged && { marks: [], marksReadAt: null }),
        written: [...state.connectionForm.written.filter(({ field }) => !done.some((one) => one.field === field)), ...done],
      },
    }));
  }

  /** The click on "Put it here": one value into the field that the admin has clicked into. */
  async function put(field: ConnectionField, mayBeVisible: boolean): Promise<PutResult> {
    const state = await store.read();
    const origin = `https://${state.account.host}`;
    if (!(await sites.isGranted(origin))) return 'no-page';
    const value = (await withSecret(state, pick(valuesOf(state), [field]), [field]))[field];
    if (value === undefined) return 'no-value';
    const done = await connectionForm.put(origin, field, value, mayBeVisible);
    if (!done.ok) return 'no-page';
    const result = done.value;
    if (result === 'written' || result === 'already' || result === 'not-taken' || result === 'no-such-option') await remember([{ field, result }]);
    return result;
  }

  /** The one moment at which secrets are taken out of the vault for the page; only where it was asked for. */
  async function withSecret(state: SetupState, values: ConnectionValues, fields: readonly ConnectionField[]): Promise<ConnectionValues> {
    const ofKey = fields.includes('clientSecret') && state.canvas.site !== null ? await vault.use('developer-key', state.canvas.site.origin) : null;
    const ofData = fields.includes('dataClientSecret') ? await vault.use('data', dataOrigin(state.data.source)) : null;
    return { ...values, ...(ofKey !== null && { clientSecret: ofKey.reveal() }), ...(ofData !== null && { dataClientSecret: ofData.reveal() }) };
  }

  /** What IntelliBoard has accepted is not needed here any more. */
  async function confirmIfGreen(): Promise<void> {
    const { connectionForm: form, key, data } = await store.read();
    if (!marksAreGreen(form)) return;
    if (key.secret !== null && key.secret.state !== 'sent') {
      await store.update((state) => ({ ...state, key: { ...state.key, secret: sent(state.key.secret) } }));
      await vault.forget('developer-key');
    }
    const dataIsGood = form.marks.some(({ mark, state }) => mark === 'data' && state === 'good') && data.writtenAt !== null;
    if (dataIsGood && data.secret !== null && data.secret.state !== 'sent') {
      await store.update((state) => ({ ...state, data: { ...state.data, secret: sent(state.data.secret) } }));
      await vault.forget('data');
    }
  }

  /** A look or a fill that was cut short by a kill has not stored what it saw: the admin clicks again. */
  async function resume(): Promise<void> {
    const { connectionForm: form } = await store.read();
    if (atWork.isAny()) return;
    if (form.activity?.kind === 'looking' || form.activity?.kind === 'filling') await stop(null);
  }

  return {
    open,
    pageLoaded,
    look: () => atWork.during(look),
    fill: (lookId: string, fields: readonly ConnectionField[]) => atWork.during(() => fill(lookId, fields)),
    put,
    resume,
  };
}

/** What is to stand in the form, without secrets. */
export function valuesOf({ canvas, key, data, details }: SetupState): ConnectionValues {
  const { draft } = details;
  return {
    ...(canvas.site !== null && { url: canvas.site.origin }),
    ...(key.clientId !== null && { clientId: key.clientId }),
    ...(data.clientId !== null && { dataClientId: data.clientId, ...(data.source === 'dap' && { dataFrequency: data.everyHours }) }),
    ...(draft !== null && { lmsName: draft.lmsName, active: draft.active, dynamicTables: draft.dynamicTables }),
    ...(draft !== null && draft.hour !== null && { hour: draft.hour }),
    ...(draft !== null && draft.categoryName.trim() !== '' && { category: draft.categoryName.trim(), ...(draft.newCategory && { newCategory: draft.categoryName.trim() }) }),
  };
}

function pick(values: ConnectionValues, fields: readonly ConnectionField[]): ConnectionValues {
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field as ConnectionField)));
}

