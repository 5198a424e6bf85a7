import { createClient, findRoad, isRetryable, type ApiFailure } from '@/utils/intelliboard/client';
import { apiBase, INTELLIBOARD_SCOPES, isTrustedRedirectUri, KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { err, ok, type Result } from '@/utils/core/result';
import { parseIntelliBoardHost } from '@/utils/model/address';
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
    findConnection: async (host, url, clientId) => translate(await client(host).findConnections({ url, clientId }), (list) => list[0]?.id ?? null),
    requestChecks: async (host, connectionId, key) => translate(await client(host).requestChecks(connectionId, key), () => null),
    checks: async (host, connectionId) =>
      translate(await client(host).getChecks(connectionId), (list) =>
        list.map((check) => ({ id: check.id, verdict: check.verdict, code: check.code, message: check.message.slice(0, 300), at: check.at })),
      ),
  };
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
