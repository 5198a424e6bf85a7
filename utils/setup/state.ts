import type { SetupState } from '@/utils/model/setup';

/** A set-up in which nothing has happened yet, for the IntelliBoard at `host`. */
export function emptySetup(runId: string, host: string): SetupState {
  return {
    version: 1,
    runId,
    step: 'account',
    account: { host, activity: null, road: 'unknown', token: null, me: null, problem: null },
    canvas: { candidate: null, activity: null, site: null, problem: null },
    key: {
      enforceScopes: false,
      activity: null,
      intent: null,
      plan: null,
      clientId: null,
      secret: null,
      choices: [],
      readBack: null,
      provedAt: null,
      problem: null,
    },
    details: { draft: null, categories: null, activity: null, confirmedAt: null, problem: null },
    send: {
      activity: null,
      attempts: 0,
      nextAttemptAt: null,
      connectionId: null,
      deliveredAt: null,
      checks: [],
      existingConnectionId: null,
      problem: null,
    },
    passphrase: { set: false, problem: null },
  };
}
