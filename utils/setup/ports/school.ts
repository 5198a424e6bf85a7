import type { School } from '@/utils/model/school';

/** What was read of a Canvas's accounts, terms and roles, stored beside the set-up. */
export interface SchoolPort {
  read(): Promise<School | null>;
  /** One change after the other; `null` forgets it. Stored on return. */
  update(change: (school: School | null) => School | null): Promise<void>;
}
