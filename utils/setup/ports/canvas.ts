import type { Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey } from '@/utils/model/developer-key';
import type { Role, SubAccount, Term } from '@/utils/model/school';
import type { SiteReport } from '@/utils/model/site-report';

export interface ListProgress {
  readonly items: number;
  /** Canvas asked for a pause. */
  readonly waiting: boolean;
}

export type Proof = 'accepted' | 'wrong-secret' | 'unknown-client' | 'unclear';

/** Reads of one Canvas in the admin's session, and the proof at its token endpoint. */
export interface CanvasPort {
  inspect(origin: string, accountInPath: string | null): Promise<Result<SiteReport, CanvasFailure>>;
  /** `onProgress` is told after each page and before each pause, and answers whether to go on. */
  listKeys(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<DeveloperKey[], CanvasFailure>>;
  readKey(origin: string, accountId: string, clientId: string): Promise<Result<DeveloperKey | null, CanvasFailure>>;
  /** The whole secret of this one key; `null` where Canvas no longer shows it. */
  readSecret(origin: string, accountId: string, clientId: string): Promise<Result<Secret | null, CanvasFailure>>;
  offeredScopes(origin: string, accountId: string): Promise<Result<string[], CanvasFailure>>;
  /** All accounts below one, the terms of a root account, the roles that count there; each list whole. */
  listSubAccounts(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<SubAccount[], CanvasFailure>>;
  listTerms(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<Term[], CanvasFailure>>;
  listRoles(origin: string, accountId: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<Role[], CanvasFailure>>;
  provePair(origin: string, clientId: string, secret: Secret): Promise<Result<Proof, CanvasFailure>>;
  /** Who is signed in at this moment, and what they are on the root account. */
  whoIsThere(origin: string, accountId: string): Promise<Result<PersonThere, CanvasFailure>>;
  keysPageAddress(origin: string, accountId: string): string;
}

export interface PersonThere {
  readonly name: string;
  readonly isAdmin: boolean;
  /** `null` where Canvas does not say. */
  readonly actingAs: boolean | null;
}
