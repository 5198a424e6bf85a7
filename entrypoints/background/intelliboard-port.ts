import { createClient, findRoad, isRetryable, type ApiFailure, type AuthorizationRead, type CheckRead, type ConnectionDescribed, type RunRead } from '@/utils/intelliboard/client';
import { apiBase, INTELLIBOARD_SCOPES, isTrustedRedirectUri, KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { err, ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import { parseIntelliBoardHost } from '@/utils/model/address';
import type { AuthorizeState } from '@/utils/model/authorize';
import type { ExistingConnection } from '@/utils/model/existing-connection';
import type { RunReading } from '@/utils/model/process';
import type { CheckResult } from '@/utils/model/setup';
import { policyHost } from '@/utils/platform/policy';
import type { BackendFailure, IntelliBoardPort, VaultPort } from '@/utils/setup/ports';

type Http = (url: string, init: RequestInit) => Promise<Response>;

/** A client for one host, with the token that the vault holds for it. */
export function clientFor(http: Http, vault: Pick<VaultPort, 'use'>, host: string) {
  return createClient({ baseUrl: apiBase(host), fetch: http, token: () => vault.use('api-token', `https://${host}`) });
}

/** IntelliBoard's rooms, with the network and the token that they are given. */
export function intelliboardPort(http: Http, vault: Pick<VaultPort, 'use'>): IntelliBoardPort {
  const client = (host: string) => clientFor(http, vault, host);
  return {
    knownRedirectUri: KNOWN_REDIRECT_URI,
    keyName: KEY_NAME,
    scopes: INTELLIBOARD_SCOPES,
    isTrustedRedirectUri,
    parseHost: async (typed) => parseIntelliBoardHost(typed, await policyHost()),
    findRoad: (host) => findRoad(http, apiBase(host)),
    me: async (host) =>
      translate(await client(host).me(), ({ account, redirectUri, firewallAddresses }) => ({
        accountId: account.id,
        name: account.name,
        timeZone: account.timeZone,
        redirectUri,
        firewallAddresses,
      })),
    categories: async (host) => translate(await client(host).categories(), (list) => list),
    findConnection: async (host, url, clientId) => translate(await client(host).findConnections({ url, clientId }), (list) => list.find(({ lms, developerKey }) => lms.url === url && developerKey.clientId === clientId)?.id ?? null),
    existing: async (host, url) => translate(await client(host).describeConnections(url), (list) => {
        const found = list.find(({ lms }) => lms.url === url);
        return found === undefined ? null : existingOf(found);
      }),
    removeConnection: async (host, connectionId, key) => translate(await client(host).removeConnection(connectionId, key), () => null),
    requestChecks: async (host, connectionId, key) => translate(await client(host).requestChecks(connectionId, key), () => null),
    checks: async (host, connectionId) =>
      translate(await client(host).getChecks(connectionId), (list) => list.map(checkOf)),
    beginAuthorization: async (host, connectionId, key) => translate(await client(host).beginAuthorization(connectionId, key), (start) => start),
    authorization: async (host, connectionId) =>
      translate(await client(host).getAuthorization(connectionId), consentOf),
    startRun: async (host, connectionId, key) => translate(await client(host).startRun(connectionId, key), readingOf),
    run: async (host, connectionId, runId) => translate(await client(host).getRun(connectionId, runId), readingOf),
    latestRun: async (host, connectionId) => translate(await client(host).getRuns(connectionId, 1), ([run]) => (run === undefined ? null : readingOf(run))),
    activate: async (host, connectionId, key) => translate(await client(host).changeConnection(connectionId, { active: true }, key), () => null),
    makeMonitorToken: async (host, connectionId, key) => translate(await client(host).createMonitorToken(connectionId, key), ({ token }) => new Secret(token)),
    revokeMonitorToken: async (host, connectionId, key) => translate(await client(host).removeMonitorToken(connectionId, key), () => null),
  };
}

function existingOf({ lms, developerKey, data, checks, authorization, lastRun, ...rest }: ConnectionDescribed): ExistingConnection {
  return {
    id: rest.id,
    name: lms.name,
    url: lms.url,
    key: { clientId: developerKey.clientId, last4: developerKey.clientSecret.last4 },
    pendingClientId: rest.pendingDeveloperKey?.clientId ?? null,
    data:
      data === null
        ? null
        : data.source === 'dap'
          ? { source: 'dap', clientId: data.clientId, last4: data.clientSecret.last4, expiresOn: data.expiresOn, everyHours: data.everyHours }
          : { source: 'flat-files', clientId: data.key, last4: data.secret.last4, expiresOn: null, everyHours: null },
    categoryId: rest.categoryId,
    active: rest.active,
    dynamicTables: rest.dynamicTables,
    processAt: rest.processAt,
    checks: checks.map(checkOf),
    consent: consentOf(authorization),
    filters: rest.filters,
    roles: rest.roles,
    lastRun: lastRun === null ? null : readingOf(lastRun),
    nextRunAt: rest.nextRunAt,
  };
}

function checkOf({ id, verdict, code, message, at }: CheckRead): CheckResult {
  return { id, verdict, code, message, at };
}

function consentOf({ state, code, at, by }: AuthorizationRead): NonNullable<AuthorizeState['consent']> {
  return { state, code: code ?? null, at, by };
}

export function readingOf({ error, ...run }: RunRead): RunReading {
  return { ...run, error: error ?? null };
}

function translate<T, U>(answer: Result<T, ApiFailure>, value: (answer: T) => U): Result<U, BackendFailure> {
  return answer.ok ? ok(value(answer.value)) : err(backendFailure(answer.error));
}

/** What a failed call means to the journey. */
export function backendFailure(failure: ApiFailure): BackendFailure {
  switch (failure.kind) {
    case 'network':
    case 'timeout':
      return { kind: 'unreachable' };
    case 'not-the-contract':
      return { kind: 'not-the-contract', status: failure.status };
    case 'http':
      return isRetryable(failure)
        ? { kind: 'later', status: failure.status, afterMs: failure.retryAfterMs ?? null }
        : { kind: 'not-the-contract', status: failure.status };
    case 'problem':
      if (failure.status === 401) return { kind: 'bad-token' };
      if (failure.code === 'duplicate_connection') return { kind: 'duplicate', connectionId: failure.connectionId ?? null };
      if (isRetryable(failure)) return { kind: 'later', status: failure.status, afterMs: failure.retryAfterMs ?? null };
      return { kind: 'refused', status: failure.status, code: failure.code, field: failure.field ?? null, detail: failure.detail };
  }
}
