import type { SetupState } from '@/utils/model/setup';

export interface Store {
  read(): Promise<SetupState>;
  /** One change after the other; the new state is stored on return. */
  update(change: (state: SetupState) => SetupState): Promise<SetupState>;
}
