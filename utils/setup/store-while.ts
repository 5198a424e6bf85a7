import type { SetupState } from '@/utils/model/setup';
import type { Store } from '@/utils/setup/ports';

/** What a part of the set-up is doing. */
type Activity = { readonly kind: string; readonly since: string } | null;

/**
 * Stores what came of a piece of work that took its time, unless that is not wanted any more: it was stopped, it has
 * ended otherwise, or another has begun. Answers the new state, `null` if it was not stored.
 */
export async function storeWhile(store: Store, isWanted: (state: SetupState) => boolean, change: (state: SetupState) => SetupState): Promise<SetupState | null> {
  let isStored = false;
  const after = await store.update((state) => {
    isStored = isWanted(state);
    return isStored ? change(state) : state;
  });
  return isStored ? after : null;
}

/** Whether both are the same piece of work; nothing is the same as nothing. */
export function isSameWork(one: Activity, other: Activity): boolean {
  return one?.kind === other?.kind && one?.since === other?.since;
}
