import { createShared } from '@/utils/core/shared';
import { detailsFaults } from '@/utils/model/payload';
import { roadOf } from '@/utils/model/road';
import type { Problem } from '@/utils/model/problem';
import type { Details, DetailsState, SetupState } from '@/utils/model/setup';
import { backendProblem } from '@/utils/setup/account';
import { accountZone, proposedHour } from '@/utils/setup/hour';
import type { Ports } from '@/utils/setup/ports';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

/** Puts proposals where the admin has not entered anything yet. */
export function proposeDetails(state: SetupState): SetupState {
  const { site } = state.canvas;
  if (site === null || state.details.draft !== null) return state;
  const draft: Details = {
    lmsName: site.accountName,
    categoryId: null,
    categoryName: '',
    newCategory: true,
    active: true,
    dynamicTables: false,
    hour: proposedHour(state.data.advice),
    timeZone: accountZone(state),
  };
  return { ...state, details: { ...state.details, draft } };
}

/** Step `details`: name, category, active, dynamic tables, hour. */
export function detailsUseCases(ports: Ports) {
  const { store, intelliboard, now } = ports;

  /** Once at a time, however often the work is taken up. */
  const load = createShared(loadOnce);

  const set = (change: Partial<DetailsState>) => store.update((state) => ({ ...state, details: { ...state.details, ...change } }));

  /** Keeps what was typed, valid or not. What was confirmed before is open again. */
  async function save(draft: Details): Promise<void> {
    await set({ draft, confirmedAt: null });
  }

  /** Reads them as soon as the account is known. */
  async function loadCategories(): Promise<void> {
    const { account } = await store.update(proposeDetails);
    if (account.road !== 'api' || account.me === null) return;
    await load();
  }

  async function loadOnce(): Promise<void> {
    const { account } = await store.read();
    const begun = await set({ activity: { kind: 'loading', since: now().toISOString() }, problem: null });
    const list = await intelliboard.categories(account.host);
    const isOver = ({ details }: SetupState) => isSameWork(details.activity, begun.details.activity);
    if (!list.ok) return void (await storeWhile(store, isOver, (state) => ({ ...state, details: { ...state.details, activity: null, problem: backendProblem(list.error, now(), account.host) } })));
    await store.update((state) => {
      if (state.account.host !== account.host) return state;
      const { draft, categories: known } = state.details;
      // One that was made since the list was asked for is not in it.
      const made = (known ?? []).filter(({ id }) => !begun.details.categories?.some((one) => one.id === id) && !list.value.some((one) => one.id === id));
      const categories = [...list.value, ...made];
      const only = categories.length === 1 ? (categories[0]?.id ?? null) : null;
      const isChosen = categories.some(({ id }) => id === draft?.categoryId);
      return {
        ...state,
        details: { ...state.details, ...(isOver(state) && { activity: null, problem: null }), categories, draft: draft === null || isChosen ? draft : { ...draft, categoryId: only } },
      };
    });
  }

  async function createCategory(name: string): Promise<void> {
    const trimmed = name.trim().slice(0, 255);
    if (trimmed === '') return;
    await set({ activity: { kind: 'creating-category', since: now().toISOString() }, problem: null });
    await ports.deliveries.createCategory(trimmed);
  }

  /** IntelliBoard has made it: it is chosen at once. */
  async function categoryMade(id: string, name: string): Promise<void> {
    await store.update((state) => {
      const { draft, categories } = state.details;
      const others = (categories ?? []).filter((category) => category.id !== id);
      return {
        ...state,
        details: { ...state.details, activity: null, problem: null, categories: [...others, { id, name }], draft: draft === null ? null : { ...draft, categoryId: id } },
      };
    });
  }

  async function categoryFailed(what: Problem, over: boolean): Promise<void> {
    await set({ problem: what, ...(over && { activity: null }) });
  }

  /** Answers what is wrong, by field; confirms when nothing is. */
  async function confirm(): Promise<Record<string, string>> {
    const state = await store.read();
    const { draft } = state.details;
    if (draft === null) return { lmsName: 'required' };
    const faults = detailsFaults(draft, roadOf(state) ?? 'form');
    if (Object.keys(faults).length === 0) await set({ draft: { ...draft, lmsName: draft.lmsName.trim() }, confirmedAt: now().toISOString(), problem: null });
    return faults;
  }

  async function resume(): Promise<void> {
    const { details } = await store.read();
    if (details.activity?.kind === 'loading') await loadCategories();
  }

  return { save, loadCategories, createCategory, categoryMade, categoryFailed, confirm, resume };
}
