import type { ChoiceFaults } from '@/utils/model/choice-input';
import type { FiltersState } from '@/utils/model/choices';
import { listsOf, type ListField } from '@/utils/model/list-form';
import { problem, type Problem, type ProblemCode } from '@/utils/model/problem';
import { roadOf } from '@/utils/model/road';
import type { School, SchoolList } from '@/utils/model/school';
import type { CanvasSite, SetupState } from '@/utils/model/setup';
import { explainCanvas } from '@/utils/setup/canvas-problem';
import type { Choice, Ports } from '@/utils/setup/ports';
import { schoolOf, type SchoolReader } from '@/utils/setup/school';

/** How either step stands; only their drafts differ. */
export type ChoiceState<Draft> = Omit<FiltersState, 'draft'> & { readonly draft: Draft | null };

/** What makes the one step differ from the other. */
export interface ChoiceSpec<Draft> {
  readonly kind: Choice['kind'];
  readonly of: (state: SetupState) => ChoiceState<Draft>;
  readonly into: (state: SetupState, choice: ChoiceState<Draft>) => SetupState;
  /** Lists of Canvas that it chooses from, in the order in which they are read. */
  readonly lists: readonly SchoolList[];
  /** `null`: without its lists there is nothing to propose. */
  readonly propose: (school: School | null, now: Date) => Draft | null;
  readonly faults: (draft: Draft, school: School | null) => ChoiceFaults;
  readonly withoutGone: (draft: Draft, school: School | null) => Draft;
  readonly choice: (draft: Draft) => Choice;
  /** What IntelliBoard's refusal is called; it is about one draft only. */
  readonly refusal: ProblemCode;
}

/** Canvas has a permission of its own for each list. */
const FORBIDDEN: Readonly<Record<SchoolList, ProblemCode>> = { subAccounts: 'school_accounts_forbidden', terms: 'school_terms_forbidden', roles: 'school_roles_forbidden' };

/** The steps `filters` and `roles`: what Canvas has is read, proposed, changed by the admin, and saved by IntelliBoard. */
export function choiceUseCases<Draft>(ports: Ports, reader: SchoolReader, spec: ChoiceSpec<Draft>) {
  const { store, deliveries, now } = ports;
  let reading: Promise<void> | null = null;
  let isHandingOver = false;

  const change = (next: (choice: ChoiceState<Draft>, state: SetupState) => ChoiceState<Draft>) => store.update((state) => spec.into(state, next(spec.of(state), state)));
  const isOwn = (field: ListField) => listsOf(spec.kind).includes(field);
  const set = (part: Partial<ChoiceState<Draft>>) => change((choice) => ({ ...choice, ...part }));
  const read = async (): Promise<ChoiceState<Draft> & { readonly site: CanvasSite | null }> => {
    const state = await store.read();
    return { ...spec.of(state), site: state.canvas.site };
  };
  const known = async (site: CanvasSite | null) => schoolOf(site, await ports.school.read());

  /** Reads all lists anew, when the step is opened for the first time or the admin asks for it. Has no effect elsewhere. */
  async function load(): Promise<void> {
    await change((choice, { canvas }) => (canvas.site === null || choice.activity !== null ? choice : { ...choice, activity: { kind: 'loading', since: now().toISOString() }, progress: null, problem: null }));
    await goOnReading();
  }

  function goOnReading(): Promise<void> {
    reading ??= readLists().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function readLists(): Promise<void> {
    const { activity, site } = await read();
    if (activity?.kind !== 'loading') return;
    if (site === null) return void (await set({ activity: null, progress: null }));
    const isWanted = (choice: ChoiceState<Draft>) => choice.activity?.kind === 'loading' && choice.activity.since === activity.since;
    let forbidden: Problem | null = null;
    for (const list of spec.lists) {
      const answer = await reader.read(list, site, activity.since, async (progress) => isWanted(spec.of(await change((choice) => (isWanted(choice) ? { ...choice, progress: { list, ...progress } } : choice)))));
      if (answer.ok) continue;
      if (answer.error.kind === 'cancelled') return;
      if (answer.error.kind !== 'forbidden') {
        const what = await explainCanvas(ports, answer.error, site.origin);
        return void (await change((choice) => (isWanted(choice) ? { ...choice, activity: null, progress: null, problem: what } : choice)));
      }
      // What may be read is of use without what may not.
      forbidden ??= problem(FORBIDDEN[list], now(), [site.accountName]);
    }
    const school = await known(site);
    await change((choice, { canvas }) => {
      if (!isWanted(choice) || canvas.site?.origin !== site.origin) return choice;
      return { ...choice, activity: null, progress: null, problem: forbidden, draft: choice.draft ?? spec.propose(school, now()), canvas: site.origin };
    });
  }

  /** Keeps what was chosen, complete or not. What was confirmed, saved, or read on IntelliBoard's page before was another choice. */
  async function save(draft: Draft): Promise<void> {
    await store.update((state) => {
      const choice = spec.of(state);
      const { lists } = state.connectionForm;
      const others = { ...lists, filled: lists.filled.filter(({ field }) => !isOwn(field)), kept: lists.kept.filter((field) => !isOwn(field)) };
      const problemLeft = choice.problem?.code === spec.refusal ? null : choice.problem;
      return { ...spec.into(state, { ...choice, draft, confirmedAt: null, savedAt: null, problem: problemLeft }), connectionForm: { ...state.connectionForm, lists: others } };
    });
  }

  /** Takes out what Canvas does not have any more. */
  async function dropGone(): Promise<void> {
    const { draft, site } = await read();
    if (draft !== null) await save(spec.withoutGone(draft, await known(site)));
  }

  /** What is proposed, in place of what was chosen. */
  async function proposeAgain(): Promise<void> {
    const draft = spec.propose(await known((await read()).site), now());
    if (draft !== null) await save(draft);
  }

  /**
   * Answers what is wrong, by field; confirms when nothing is. On the API road that begins the saving, too, once
   * there is a connection to save it with (`resume` goes on with it).
   */
  async function confirm(): Promise<ChoiceFaults> {
    const { draft, activity, site } = await read();
    if (draft === null || activity !== null) return {};
    const faults = spec.faults(draft, await known(site));
    if (Object.keys(faults).length > 0) return faults;
    const at = now().toISOString();
    await change((choice, state) => ({ ...choice, confirmedAt: at, problem: null, ...(roadOf(state) === 'api' && state.send.connectionId !== null && { activity: { kind: 'saving', since: at } }) }));
    return {};
  }

  /** Hands the choice to the outbox, unless it has it. Looked up in this order: what came of a job is noted here before it is gone from there. */
  async function handOver(): Promise<void> {
    if (isHandingOver) return;
    isHandingOver = true;
    try {
      if (await deliveries.isSaving(spec.kind)) return;
      const state = await store.read();
      const { activity, draft } = spec.of(state);
      if (activity?.kind !== 'saving') return;
      if (draft === null || state.send.connectionId === null) return void (await set({ activity: null }));
      await deliveries.saveChoice(state.send.connectionId, spec.choice(draft));
    } finally {
      isHandingOver = false;
    }
  }

  /** How the saving goes: what was in the way of the last try. It is tried again. */
  async function saving(what: Problem): Promise<void> {
    await change((choice) => (choice.activity?.kind === 'saving' ? { ...choice, problem: what } : choice));
  }

  /** IntelliBoard has it, since `at` by its own clock. The admin may have changed the draft meanwhile: then that is not saved. */
  async function saved(what: Choice, at: string): Promise<void> {
    await change((choice) => ({ ...choice, activity: null, problem: null, savedAt: choice.draft !== null && isSame(spec.choice(choice.draft), what) ? at : choice.savedAt }));
  }

  /** It will not be tried again as it is. */
  async function refused(what: Problem): Promise<void> {
    await set({ activity: null, problem: what });
  }

  /** The admin stops what is under way; what Canvas has told by then stays, and what IntelliBoard has, too. */
  async function stop(): Promise<void> {
    await deliveries.cancelSaving(spec.kind);
    await set({ activity: null, progress: null, problem: null });
  }

  /** Goes on with whatever was begun. A delivery that the outbox has goes on by itself (`deliveries.resume`). */
  async function resume(): Promise<void> {
    const { activity } = await read();
    if (activity?.kind === 'loading') await goOnReading();
    if (activity?.kind === 'saving') await handOver();
  }

  return { load, save, dropGone, proposeAgain, confirm, saving, saved, refused, stop, resume };
}

/** Whether two choices say the same, whatever order their fields are in. */
function isSame(one: Choice, other: Choice): boolean {
  const inOrder = ({ value }: Choice) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return one.kind === other.kind && inOrder(one) === inOrder(other);
}
