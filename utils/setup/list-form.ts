import type { ConnectionFormState, ListForm } from '@/utils/model/connection-form';
import { wantedLists } from '@/utils/model/list-values';
import { listsOf, type ListField, type ListFilled, type ListPut, type ListValues } from '@/utils/model/list-form';
import { problem, type Problem } from '@/utils/model/problem';
import type { SetupState } from '@/utils/model/setup';
import type { AtWork } from '@/utils/setup/at-work';
import type { Ports } from '@/utils/setup/ports';
import { schoolOf } from '@/utils/setup/school';

type Tab = 'filters' | 'roles';

/**
 * The form road of the steps `filters` and `roles`: IntelliBoard's tabs of these names are filled in the admin's own
 * tab. As with the form of the connection, each look and each choice is one call into one document after one click.
 *
 * What was chosen from here is not what IntelliBoard has: Save is pressed there, by the admin. So a list counts as
 * kept when a page shows it right in which nothing was chosen since it was loaded.
 *
 * @param atWork shared with whatever else is done on that page
 */
export function listFormUseCases(ports: Ports, atWork: AtWork) {
  const { store, sites, connectionForm, now } = ports;

  const setForm = (change: (form: ConnectionFormState) => Partial<ConnectionFormState>) => store.update((state) => ({ ...state, connectionForm: { ...state.connectionForm, ...change(state.connectionForm) } }));
  const setLists = (lists: ListForm) => setForm(() => ({ activity: null, lists }));
  const doing = (kind: 'looking' | 'filling') => setForm(() => ({ activity: { kind, since: now().toISOString() } }));
  const say = (tab: Tab, what: Problem | null) => store.update((state) => ({ ...state, connectionForm: { ...state.connectionForm, activity: null }, [tab]: { ...state[tab], problem: what } }));

  async function wanted(state: SetupState, tab: Tab): Promise<ListValues> {
    return wantedLists(state, tab, schoolOf(state.canvas.site, await ports.school.read()));
  }

  async function isGranted(state: SetupState, tab: Tab): Promise<boolean> {
    if (await sites.isGranted(`https://${state.account.host}`)) return true;
    await say(tab, problem('permission_gone', now(), [state.account.host]));
    return false;
  }

  /** The click on "Look at the page": what would go where. Nothing is chosen. */
  async function look(tab: Tab): Promise<void> {
    const state = await store.read();
    const { host } = state.account;
    const origin = `https://${host}`;
    if (!(await isGranted(state, tab))) return;
    await doing('looking');
    const values = await wanted(state, tab);
    const seen = await connectionForm.look(origin, ports.newId(), { ...(state.canvas.site !== null && { url: state.canvas.site.origin }), ...values });
    const { lists } = state.connectionForm;
    if (!seen.ok) {
      await setLists({ ...lists, look: null });
      return void (await say(tab, problem('form_page_missing', now(), [host], origin)));
    }
    const { lookId, signedIn, page, hasChosen, process } = seen.value;
    const own = seen.value.lists.filter(({ field }) => listsOf(tab).includes(field));
    const right = own.filter(({ isRight }) => isRight).map(({ field }) => field);
    const wrong = own.filter(({ isRight }) => !isRight).map(({ field }) => field);
    // A page in which something was chosen before says nothing, either way, of what IntelliBoard has.
    const kept = hasChosen ? lists.kept : [...new Set([...lists.kept.filter((field) => !wrong.includes(field)), ...right])];
    await setLists({ look: { id: lookId, at: now().toISOString(), page, lists: own, hasChosen, isAboutThisCanvas: process.isAboutThisCanvas }, filled: lists.filled.filter(({ field }) => right.includes(field) || !own.some((one) => one.field === field)), kept });
    const missing = tab === 'filters' ? 'filters_page_missing' : 'roles_page_missing';
    await say(tab, !signedIn ? problem('form_not_signed_in', now(), [host], origin) : own.length === 0 ? problem(missing, now(), [host], origin) : null);
    await noteKept(tab, values);
  }

  /** The click on "Choose these": in the lists that the last look has named, and in no others. */
  async function fill(tab: Tab, fields: readonly ListField[]): Promise<void> {
    const state = await store.read();
    const { lists } = state.connectionForm;
    const { look: seen } = lists;
    if (seen === null || !(await isGranted(state, tab))) return;
    await doing('filling');
    const values = await wanted(state, tab);
    const named = Object.fromEntries(Object.entries(values).filter(([field]) => seen.lists.some((one) => one.field === field && fields.includes(one.field))));
    const filled = await connectionForm.fillLists(seen.page, `https://${state.account.host}`, seen.id, named);
    if (!filled.ok || (filled.value.length === 0 && Object.keys(named).length > 0)) {
      await setLists({ ...lists, look: null });
      return void (await say(tab, problem('form_page_changed', now(), [state.account.host])));
    }
    await remember(filled.value, seen.hasChosen);
    await say(tab, filled.value.some(({ result }) => result === 'gone') ? problem('form_page_changed', now(), [state.account.host]) : null);
    await noteKept(tab, values);
  }

  /** The click on "Put it here": in the list that the admin has clicked into. */
  async function put(field: ListField): Promise<ListPut> {
    const state = await store.read();
    const origin = `https://${state.account.host}`;
    const tab = listsOf('filters').includes(field) ? 'filters' : 'roles';
    const refused = (result: ListPut['result']): ListPut => ({ result, missing: [], ambiguous: [] });
    if (!(await sites.isGranted(origin))) return refused('no-page');
    const value = (await wanted(state, tab))[field];
    if (value === undefined) return refused('no-value');
    const done = await connectionForm.putList(origin, field, value);
    if (!done.ok) return refused('no-page');
    const { result, missing, ambiguous } = done.value;
    // Which list it really was, only the admin knows: it is not taken for evidence.
    if (result === 'written' || result === 'already' || result === 'some-missing') await remember([{ field, result: result === 'already' ? 'written' : result, missing, ambiguous }], true);
    return done.value;
  }

  /** What became of lists. One that was right before anything was chosen in that page is kept by IntelliBoard. */
  async function remember(done: readonly ListFilled[], hadChosen: boolean): Promise<void> {
    await setForm(({ lists }) => ({
      lists: {
        look: lists.look === null ? null : { ...lists.look, hasChosen: lists.look.hasChosen || done.some(({ result }) => result !== 'already' && result !== 'no-such-option') },
        filled: [...lists.filled.filter(({ field }) => !done.some((one) => one.field === field)), ...done],
        kept: [...new Set([...lists.kept.filter((field) => !done.some((one) => one.field === field && one.result !== 'already')), ...done.filter(({ result }) => result === 'already' && !hadChosen).map(({ field }) => field)])],
      },
    }));
  }

  /** The evidence: IntelliBoard's own page has shown each list right. */
  async function noteKept(tab: Tab, values: ListValues): Promise<void> {
    const fields = listsOf(tab).filter((field) => values[field] !== undefined);
    await store.update((state) => {
      const isWhole = fields.length > 0 && state[tab].confirmedAt !== null && fields.every((field) => state.connectionForm.lists.kept.includes(field));
      return isWhole ? { ...state, [tab]: { ...state[tab], savedAt: state[tab].savedAt ?? now().toISOString() } } : state;
    });
  }

  return {
    look: (tab: Tab) => atWork.during(() => look(tab)),
    fill: (tab: Tab, fields: readonly ListField[]) => atWork.during(() => fill(tab, fields)),
    put,
  };
}
