import type { SchoolSeen } from '@/utils/health/school';
import type { Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey } from '@/utils/model/developer-key';
import type { HealthDocument, HealthResult } from '@/utils/model/health';
import type { BoardAnswer, ConnectionSeen, Evidence } from '@/utils/model/health-evidence';
import type { SetupState } from '@/utils/model/setup';

/** What the checks need of the world. The worker joins these to the rooms that can do them. */
export interface HealthPorts {
  readonly now: () => Date;
  /** Of this computer, by its IANA name: whose days are counted. */
  readonly timeZone: () => string;
  /** 0 to 1. */
  readonly random: () => number;
  /** Whether the browser says that it is online. */
  readonly isOnline: () => boolean;
  readonly connections: ConnectionsPort;
  readonly store: HealthStore;
  /** Whom a connection can ask; `null` once it is gone. */
  readonly asks: (runId: string) => Promise<Asks | null>;
  readonly sites: { isGranted(origin: string): Promise<boolean> };
  /** Has the clock ring at that time, or not at all. */
  readonly ringAt: (at: string | null) => Promise<void>;
  /** Shows on the toolbar how all connections stand; nothing where there are none. */
  readonly show: (standings: readonly Standing[]) => Promise<void>;
  /** Notifies; the later of one connection takes the place of the earlier. */
  readonly tell: (of: Standing, results: readonly HealthResult[]) => Promise<void>;
}

/** Each connection reaches its own hosts, with its own secrets, and no others. */
export interface Asks {
  readonly canvas: HealthCanvasPort;
  readonly board: BoardPort;
  readonly data: HealthDataPort;
}

/** How one connection stands. */
export interface Standing {
  readonly setup: SetupState;
  readonly health: HealthDocument;
}

export interface ConnectionsPort {
  /** Every set-up that is stored. */
  all(): Promise<readonly SetupState[]>;
  read(runId: string): Promise<SetupState | null>;
}

/** One health document a connection. */
export interface HealthStore {
  /** An empty one where there is none. */
  read(runId: string): Promise<HealthDocument>;
  /** One change after the other; the new document is stored on return. */
  update(runId: string, change: (health: HealthDocument) => HealthDocument): Promise<HealthDocument>;
  remove(runId: string): Promise<void>;
}

export interface RootSeen {
  readonly rootAccountId: string;
  readonly maySeeKeys: boolean;
}

/** Reads of one Canvas in the session of whoever sits here. */
export interface HealthCanvasPort {
  /** Whether they act as somebody else; `null` where no page tells (nobody is signed in). Asked before anything else. */
  actsAs(origin: string): Promise<boolean | null>;
  root(origin: string): Promise<Result<RootSeen, CanvasFailure>>;
  readKey(origin: string, accountId: string, clientId: string): Promise<Result<DeveloperKey | null, CanvasFailure>>;
  /** What the token endpoint says of the pair in the vault; `null`: it is not held, or no answer. */
  provePair(setup: SetupState): Promise<NonNullable<Evidence['pair']>['proof'] | null>;
  school(origin: string, accountId: string): Promise<Result<SchoolSeen, CanvasFailure>>;
}

export interface BoardSeen {
  readonly answer: BoardAnswer;
  readonly connection: Omit<ConnectionSeen, 'at'> | null;
  /** How many connections of this Canvas there are; `null`: this token may not ask. */
  readonly twins: number | null;
  readonly skewMinutes: number | null;
}

/** IntelliBoard's API, by the monitor token of that connection. */
export interface BoardPort {
  read(setup: SetupState): Promise<BoardSeen>;
}

export interface DataSeen {
  readonly answer: NonNullable<Evidence['data']>['answer'];
  readonly dap: Omit<NonNullable<Evidence['dap']>, 'at'> | null;
  readonly flatFiles: Omit<NonNullable<Evidence['flatFiles']>, 'at'> | null;
  readonly skewMinutes: number | null;
}

/** The services of Canvas data, while the secret is held here. */
export interface HealthDataPort {
  /** `null`: it is not held after all. */
  read(setup: SetupState): Promise<DataSeen | null>;
}
