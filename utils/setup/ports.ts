import type { CanvasPort } from '@/utils/setup/ports/canvas';
import type { ConnectionFormPort } from '@/utils/setup/ports/connection-form';
import type { ConsentPort } from '@/utils/setup/ports/consent';
import type { DataPort } from '@/utils/setup/ports/data';
import type { DeliveriesPort } from '@/utils/setup/ports/deliveries';
import type { IntelliBoardPort } from '@/utils/setup/ports/intelliboard';
import type { KeysPagePort } from '@/utils/setup/ports/keys-page';
import type { MonitorPort } from '@/utils/setup/ports/monitor';
import type { SchoolPort } from '@/utils/setup/ports/school';
import type { SitesPort } from '@/utils/setup/ports/sites';
import type { Store } from '@/utils/setup/ports/store';
import type { TellerPort } from '@/utils/setup/ports/teller';
import type { VaultPort } from '@/utils/setup/ports/vault';

export type * from '@/utils/setup/ports/canvas';
export type * from '@/utils/setup/ports/connection-form';
export type * from '@/utils/setup/ports/consent';
export type * from '@/utils/setup/ports/data';
export type * from '@/utils/setup/ports/deliveries';
export type * from '@/utils/setup/ports/intelliboard';
export type * from '@/utils/setup/ports/keys-page';
export type * from '@/utils/setup/ports/monitor';
export type * from '@/utils/setup/ports/page-handle';
export type * from '@/utils/setup/ports/school';
export type * from '@/utils/setup/ports/sites';
export type * from '@/utils/setup/ports/store';
export type * from '@/utils/setup/ports/teller';
export type * from '@/utils/setup/ports/vault';

/**
 * What the journey needs of the world. The worker joins these to the rooms that can do them; tests join
 * them to whatever a test wants to happen.
 */
export interface Ports {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly store: Store;
  readonly vault: VaultPort;
  readonly sites: SitesPort;
  readonly canvas: CanvasPort;
  readonly school: SchoolPort;
  readonly keysPage: KeysPagePort;
  readonly intelliboard: IntelliBoardPort;
  readonly monitor: MonitorPort;
  readonly deliveries: DeliveriesPort;
  readonly connectionForm: ConnectionFormPort;
  readonly data: DataPort;
  readonly consent: ConsentPort;
  readonly teller: TellerPort;
  /** Wakes the worker at that time (epoch ms) to look at a run, should it have been ended; later replaces earlier. */
  readonly lookAgainAt: (when: number) => Promise<void>;
  /** Something was seen at `at` to have come to its end at IntelliBoard: health asks it anew. Stored on return; the answer is not waited for. */
  readonly hasEnded: (at: Date) => Promise<void>;
}
