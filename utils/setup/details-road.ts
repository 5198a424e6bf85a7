import { detailsFaults } from '@/utils/model/payload';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';

/**
 * The details as the road in use wants them: the API takes a category's id, the form its name. They stay confirmed
 * where nothing is missing for it.
 */
export function onTheRoad(state: SetupState): SetupState {
  const { draft, categories } = state.details;
  if (draft === null) return state;
  const name = draft.categoryName.trim();
  const known = {
    ...draft,
    categoryName: name === '' ? (categories?.find(({ id }) => id === draft.categoryId)?.name ?? '') : draft.categoryName,
    categoryId: draft.categoryId ?? categories?.find((category) => category.name === name)?.id ?? null,
  };
  const isWhole = Object.keys(detailsFaults(known, roadOf(state) ?? 'form')).length === 0;
  return { ...state, details: { ...state.details, draft: known, confirmedAt: isWhole ? state.details.confirmedAt : null } };
}
