import { numFiles } from '../dump-json';
import { KEPT_MS } from '../dumps';
import type { PortalState } from '../state';
import type { Visitor } from '../visitors';

/** One row of "Recent Data Exports". Times are ms since 1970. */
export interface Export {
  /** When the export ended: that is the time the page shows (Canvas Admin Guide). */
  readonly finishedAt: number;
  readonly expiresAt: number;
  readonly sequence: number;
  readonly files: number;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly permissions: readonly string[];
}

/** All that a build needs to draw the portal. Plain JSON, so that a script can draw it, too. */
export interface PortalView {
  readonly account: string;
  readonly csrf: string;
  /** Newest first. */
  readonly exports: readonly Export[];
  readonly showsAll: boolean;
  readonly users: readonly Person[];
  /** `secret` once only, right after it was made. */
  readonly pair: { readonly key: string; readonly secret: string | null } | null;
}

const RECENT = 7;

/** The five permissions of the portal (Canvas Admin Guide, "manage admin users in the Canvas Data 1 Portal"). */
export const PERMISSIONS = ['Manage Users', 'Grant Admin Permissions', 'Connect to Redshift', 'Manage IP Address Whitelist', 'Flat File Download'] as const;

/** What this visitor sees now. A secret that was just made is shown by this view and by no later one. */
export function takeView(state: PortalState, visitor: Visitor, { showsAll }: { showsAll: boolean }): PortalView {
  const { inForce } = state.credentials;
  const secret = visitor.freshSecret;
  visitor.freshSecret = null;
  const finished = state.dumps.all.filter((dump) => dump.finished);
  return {
    account: 'Fernwood University',
    csrf: visitor.csrf,
    exports: (showsAll ? finished : finished.slice(0, RECENT)).map((dump) => ({
      finishedAt: dump.updatedAt,
      expiresAt: dump.createdAt + KEPT_MS,
      sequence: dump.sequence,
      files: numFiles(dump),
    })),
    showsAll,
    users: users(state),
    pair: inForce === null ? null : { key: inForce.key, secret },
  };
}

/** The Canvas Data administrator, who may do everything, and whoever came by (Canvas Admin Guide). */
function users({ visitors, permission }: PortalState): Person[] {
  const administrator: Person = { name: 'Jo Whitfield', email: 'data.admin@fernwood.edu', permissions: PERMISSIONS };
  return [administrator, ...visitors.people.map((person) => ({ ...person, permissions: permission ? ['Flat File Download'] : [] }))];
}
