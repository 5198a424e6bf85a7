import { NOT_AUTHORIZED } from '@/utils/model/authorize';
import { NOTHING_CHOSEN } from '@/utils/model/choices';
import { NO_LISTS } from '@/utils/model/connection-form';
import type { DataState } from '@/utils/model/data';
import { NOT_PROCESSED } from '@/utils/model/process';
import { NOTHING_REMOVED, NOTHING_ROTATES, type KeyState, type SetupState } from '@/utils/model/setup';

/** A set-up in which nothing has happened yet, for the IntelliBoard at `host`. */
export function emptySetup(runId: string, host: string): SetupState {
  return {
    version: 1,
    runId,
    step: 'account',
    account: { host, activity: null, road: 'unknown', preferred: null, token: null, me: null, problem: null },
    canvas: { candidate: null, activity: null, site: null, problem: null },
    key: emptyKey(),
    data: emptyData(),
    details: { draft: null, categories: null, activity: null, confirmedAt: null, problem: null },
    send: emptySend(),
    connectionForm: emptyConnectionForm(),
    authorize: NOT_AUTHORIZED,
    filters: NOTHING_CHOSEN,
    roles: NOTHING_CHOSEN,
    process: NOT_PROCESSED,
    rotation: NOTHING_ROTATES,
    removal: NOTHING_REMOVED,
    passphrase: { set: false, problem: null },
  };
}

/** Nothing has been sent. */
export function emptySend(): SetupState['send'] {
  return {
    activity: null,
    attempts: 0,
    nextAttemptAt: null,
    connectionId: null,
    origin: null,
    deliveredAt: null,
    checks: [],
    checksKey: null,
    existingConnectionId: null,
    sentDetails: null,
    problem: null,
  };
}

/**
 * The set-up without the connection that it had: with another IntelliBoard, or another Canvas, nothing of that one may
 * be used any more. What the admin has chosen stays.
 */
export function disconnected(state: SetupState): SetupState {
  return {
    ...state,
    send: emptySend(),
    connectionForm: { ...emptyConnectionForm(), signedInAt: state.connectionForm.signedInAt },
    authorize: NOT_AUTHORIZED,
    process: NOT_PROCESSED,
    rotation: NOTHING_ROTATES,
    filters: { ...state.filters, savedAt: null },
    roles: { ...state.roles, savedAt: null },
  };
}

/** No data credentials yet. Canvas Data 2 is what schools have today. */
export function emptyData(source: DataState['source'] = 'dap'): DataState {
  return {
    source,
    activity: null,
    tools: [],
    tool: null,
    page: null,
    candidates: 0,
    refusals: 0,
    clientId: null,
    canvas: null,
    secret: null,
    capturedBy: null,
    pointedId: null,
    expiresOn: null,
    everyHours: 24,
    writtenAt: null,
    provedAt: null,
    dap: null,
    flatFiles: null,
    advice: null,
    queue: null,
    problem: null,
  };
}

/** IntelliBoard's page has not been looked at yet. */
export function emptyConnectionForm(): SetupState['connectionForm'] {
  return { activity: null, signedInAt: null, look: null, written: [], marks: [], marksReadAt: null, lists: NO_LISTS, problem: null };
}

/** No developer key yet. */
export function emptyKey(): KeyState {
  return {
    way: 'create',
    enforceScopes: false,
    allowIncludes: false,
    ownerEmail: '',
    scopeReport: null,
    activity: null,
    progress: null,
    intent: null,
    adoptId: null,
    maskedId: null,
    fixing: null,
    form: null,
    plan: null,
    clientId: null,
    origin: null,
    secret: null,
    choices: [],
    list: null,
    readBack: null,
    provedAt: null,
    problem: null,
  };
}

/** No developer key any more; how the admin wants it made stays chosen. */
export function keyBegunAnew({ way, enforceScopes, allowIncludes, ownerEmail, scopeReport }: KeyState): KeyState {
  return { ...emptyKey(), way, enforceScopes, allowIncludes, ownerEmail, scopeReport };
}
