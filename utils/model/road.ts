import type { SetupState } from '@/utils/model/setup';

export type Road = 'api' | 'form';

/**
 * The road to IntelliBoard that this set-up takes: the one that the admin prefers, if there is that one; else the
 * API where there is one, and the form where not. `null` until it is known what there is. The form works for
 * everybody, so it can always be preferred.
 */
export function roadOf({ account }: Pick<SetupState, 'account'>): Road | null {
  if (account.preferred === 'form') return 'form';
  if (account.road === 'unknown') return null;
  return account.road;
}
