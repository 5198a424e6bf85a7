import { randomUUID } from 'node:crypto';
import type { SandboxResponse } from '../../site';

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body) };
}

/** The envelope of every error (DAP Query API 1.0.0), with what some kinds have beside. Only `type` is for programs. */
export function failure(status: number, type: string, message: string, more: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}): SandboxResponse {
  return json(status, { error: { type, uuid: randomUUID(), message, ...more } }, headers);
}

/** The errors of the documented statuses. Assumed: all messages, and the types of those of 429 and 500. */
export const failures = {
  validation: (message: string, more?: Readonly<Record<string, unknown>>) => failure(400, 'ValidationError', message, more),
  /** `since`: the earliest time there is; `until`: the latest, where the request was too late. */
  outOfRange: (message: string, bounds: { readonly since: string; readonly until?: string }) => failure(400, 'OutOfRangeError', message, bounds),
  snapshotRequired: (table: string, bounds: { readonly since: string; readonly until: string }) => failure(400, 'SnapshotRequiredError', `Table ${table} has changed so that only a snapshot can be taken.`, bounds),
  authentication: () => failure(401, 'AuthenticationError', 'The access token is missing, invalid or expired.'),
  notFound: (kind: 'namespace' | 'table' | 'object' | 'job', id: string) => failure(404, 'NotFoundError', `There is no ${kind} ${id}.`, { id, kind }),
  notOnboarded: () => failure(500, 'AccountNotOnboardedError', 'The account has not been onboarded yet.'),
  restricted: () => failure(500, 'AccessRestrictedError', 'The account is onboarded but client access has been restricted.'),
  processing: () => failure(500, 'ProcessingError', 'The request could not be processed.'),
  /** No type and no uuid, as documented. */
  timeout: () => json(504, { error: { message: 'The request took too long. Try again.' } }),
  tooMany: (seconds: number) => failure(429, 'TooManyRequestsError', 'The limit of this endpoint is passed.', {}, { 'retry-after': String(seconds) }),
};
