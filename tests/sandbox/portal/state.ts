import type { School } from '../school/index';
import { Credentials } from './credentials';
import { Dumps } from './dumps';
import type { Judgement } from './signature';
import { Visitors } from './visitors';

/**
 * Nobody outside has the markup of the Canvas Data Portal, so it comes in builds that have nothing in common
 * but what they say to a person.
 * - `classic`: tables with headings, drawn by the server.
 * - `cards`: labelled `div`s and a read-only field; times are written in words.
 * - `react`: an application that shows its text late, and stays on the page.
 */
export const BUILDS = ['classic', 'cards', 'react'] as const;
export type Build = (typeof BUILDS)[number];

/** Everything that the portal and its API know. */
export class PortalState {
  build: Build = 'classic';
  /** Whether whoever comes holds 'Flat File Download'. */
  permission = true;
  /** Canvas Data 1 is switched off: neither host answers. */
  retired = false;
  /** How far the server's clock is ahead, ms. */
  clockSkewMs = 0;
  launches = 0;
  readonly signedCalls: { count: number; last: Judgement | null } = { count: 0, last: null };
  readonly credentials: Credentials;
  readonly dumps = new Dumps();
  readonly visitors = new Visitors();

  /** `seed` decides the pairs; `now` is the true time, ms. */
  constructor(
    seed: number,
    readonly now: () => number,
    readonly school: School,
  ) {
    this.credentials = new Credentials(seed);
    this.dumps.setHistory('steady', now());
  }

  serverNow(): number {
    return this.now() + this.clockSkewMs;
  }

  /** Somebody uses the data, which ends Reserved Mode: the next dump is complete again. */
  wake(): void {
    this.dumps.reserved = false;
  }
}
