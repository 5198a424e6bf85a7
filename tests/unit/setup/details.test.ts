import { expect, test } from 'vitest';
import { err, ok, type Result } from '@/utils/core/result';
import type { SetupState } from '@/utils/model/setup';
import { detailsUseCases } from '@/utils/setup/details';
import type { BackendFailure, Ports } from '@/utils/setup/ports';
import { changed, GUIDE_STATES } from '../../fixtures/guide-states';

interface Category {
  readonly id: string;
  readonly name: string;
}
const OLD = { id: '3', name: 'Archive' };
const NEW = { id: '7', name: 'Fernwood' };

/** The step `details`, with a list of categories that IntelliBoard answers when it is told to. */
function world(categories: readonly Category[] | null = null) {
  const draft = GUIDE_STATES.detailsDone.details.draft;
  let state: SetupState = changed(GUIDE_STATES.detailsDone, { details: { categories: categories === null ? null : [...categories], activity: null, draft: draft === null ? null : { ...draft, categoryId: null } } });
  const asked: ((list: Result<Category[], BackendFailure>) => void)[] = [];
  const here = {
    asked,
    get state() {
      return state;
    },
    use: null as unknown as ReturnType<typeof detailsUseCases>,
  };
  const ports = {
    now: () => new Date('2026-11-23T10:00:00Z'),
    store: { read: async () => state, update: async (change: (before: SetupState) => SetupState) => (state = change(state)) },
    deliveries: { createCategory: async () => undefined },
    intelliboard: { categories: () => new Promise((answer) => asked.push(answer)) },
  } as unknown as Ports;
  here.use = detailsUseCases(ports);
  return here;
}

const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

test('a category that was made while the list was on its way stays, and stays chosen', async () => {
  const here = world();
  const loading = here.use.loadCategories();
  await settled();
  await here.use.createCategory('Fernwood');
  await here.use.categoryMade(NEW.id, NEW.name);
  here.asked[0]?.(ok([OLD]));
  await loading;
  expect(here.state.details).toMatchObject({ activity: null, categories: [OLD, NEW], draft: { categoryId: NEW.id } });
});

test('a list, and one that does not come, leaves the making of a category alone', async () => {
  for (const answer of [ok([OLD]), err({ kind: 'unreachable' } as const)]) {
    const here = world();
    const loading = here.use.loadCategories();
    await settled();
    await here.use.createCategory('Fernwood');
    here.asked[0]?.(answer);
    await loading;
    expect(here.state.details).toMatchObject({ activity: { kind: 'creating-category' }, problem: null });
  }
});

test('one that is gone at IntelliBoard is dropped when the list is read again', async () => {
  const here = world([OLD, NEW]);
  const loading = here.use.loadCategories();
  await settled();
  here.asked[0]?.(ok([NEW]));
  await loading;
  expect(here.state.details).toMatchObject({ categories: [NEW], draft: { categoryId: NEW.id } });
});

test('whoever takes up the work asks no second time', async () => {
  const here = world();
  const loading = here.use.loadCategories();
  await settled();
  void here.use.resume();
  await settled();
  expect(here.asked).toHaveLength(1);
  here.asked[0]?.(ok([OLD]));
  await loading;
});
