import type { FiltersDraft, RolesDraft } from '@/utils/model/choices';
import type { ExistingConnection } from '@/utils/model/existing-connection';
import { emptyKey } from '@/utils/model/empty-setup';
import type { Filters } from '@/utils/model/filters';
import { sameKeyId } from '@/utils/model/key-id';
import type { Roles } from '@/utils/model/roles';
import type { KeyState, SetupState } from '@/utils/model/setup';

/**
 * The set-up that follows from a connection which IntelliBoard has already, whoever made it. No secret is needed for
 * it: IntelliBoard holds them, and its own checks say whether they are good. A key of this set-up that is another one
 * than the connection's is to take its place. `at`: RFC 3339 UTC.
 */
export function adopted(state: SetupState, found: ExistingConnection, at: string): SetupState {
  const isOther = state.key.clientId !== null && (state.key.secret?.state === 'held' || state.key.secret?.state === 'locked') && !sameKeyId(state.key.clientId, found.key.clientId);
  const keyOfIt = keyOf(state, found);
  const passed = (id: string) => found.checks.find((check) => check.id === id && check.verdict === 'pass')?.at ?? null;
  const details = { ...found.processAt, lmsName: found.name, categoryId: found.categoryId, categoryName: '', newCategory: false, active: found.active, dynamicTables: found.dynamicTables };
  return {
    ...state,
    key: isOther ? state.key : keyOfIt,
    rotation: isOther ? { ...state.rotation, startedAt: at, old: keyOfIt, sentId: found.pendingClientId, grantedToOldAt: null, checkedAt: null, oldOffAt: null, problem: null } : state.rotation,
    data:
      found.data === null || state.data.secret?.state === 'held'
        ? state.data
        : {
            ...state.data,
            source: found.data.source,
            clientId: found.data.clientId,
            canvas: found.url,
            secret: { last4: found.data.last4, state: 'sent' },
            expiresOn: found.data.expiresOn,
            everyHours: everyOf(found.data.everyHours, state.data.everyHours),
            provedAt: passed('data'),
            problem: null,
          },
    details: { ...state.details, draft: details, confirmedAt: at, problem: null },
    send: { ...state.send, connectionId: found.id, origin: found.url, deliveredAt: state.send.deliveredAt ?? at, existingConnectionId: null, sentDetails: details, checks: [...found.checks], activity: null, nextAttemptAt: null, problem: null },
    authorize: { ...state.authorize, activity: null, consent: found.consent, grantedAt: found.consent.state === 'granted' ? (found.consent.at ?? at) : null, problem: null },
    filters: found.filters === null ? state.filters : { ...state.filters, draft: filtersOf(found.filters), canvas: found.url, confirmedAt: at, savedAt: at, problem: null },
    roles: found.roles === null ? state.roles : { ...state.roles, draft: rolesOf(found.roles), canvas: found.url, confirmedAt: at, savedAt: at, problem: null },
    process: { ...state.process, run: found.lastRun, seenAt: at, problem: null },
  };
}

/** The connection's own key. That IntelliBoard's check of it passed is the proof of its pair; whether it is ON, Canvas is asked next. */
function keyOf({ key, canvas }: SetupState, { key: { clientId, last4 }, checks }: ExistingConnection): KeyState {
  const check = checks.find(({ id }) => id === 'developer-key');
  const isKnown = key.clientId !== null && sameKeyId(key.clientId, clientId);
  return {
    ...(isKnown ? key : { ...emptyKey(), way: 'existing', ownerEmail: key.ownerEmail }),
    clientId: isKnown ? key.clientId : clientId,
    origin: canvas.site?.origin ?? null,
    secret: { last4, state: 'sent' },
    provedAt: check?.verdict === 'pass' ? check.at : key.provedAt,
    problem: null,
  };
}

/** What was left out holds nothing back. */
function filtersOf({ userEnrollment, systemStatus, subAccounts, terms = 'all', courseStatus = [], activityStatus = [] }: Filters): FiltersDraft {
  return { userEnrollment, systemStatus, subAccounts, terms, courseStatus, activityStatus };
}

function rolesOf({ instructor, learner, admin = [], courseAdmin = [] }: Roles): RolesDraft {
  return { instructor, learner, admin, courseAdmin };
}

function everyOf(hours: number | null, before: SetupState['data']['everyHours']): SetupState['data']['everyHours'] {
  return hours === 4 || hours === 8 || hours === 12 || hours === 24 ? hours : before;
}
