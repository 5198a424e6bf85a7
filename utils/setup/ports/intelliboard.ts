import type { Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { AuthorizeState } from '@/utils/model/authorize';
import type { ExistingConnection } from '@/utils/model/existing-connection';
import type { RunReading } from '@/utils/model/process';
import type { CheckResult } from '@/utils/model/setup';

/** How a call to IntelliBoard can fail, as far as the journey cares. */
export type BackendFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'later'; readonly status: number; readonly afterMs: number | null }
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'duplicate'; readonly connectionId: string | null }
  /** `code`: one of the contract's, or `unknown`; `field`: JSON pointer to what is to blame; `detail`: IntelliBoard's own words, shown as text. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly field: string | null; readonly detail: string }
  | { readonly kind: 'not-the-contract'; readonly status: number };

export interface Me {
  readonly accountId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly redirectUri: string;
  readonly firewallAddresses: string[];
}

export interface IntelliBoardPort {
  readonly knownRedirectUri: string;
  readonly keyName: string;
  /** The scopes that IntelliBoard needs, as it names them. */
  readonly scopes: readonly string[];
  isTrustedRedirectUri(uri: string): boolean;
  parseHost(typed: string): Promise<Result<string, string>>;
  findRoad(host: string): Promise<'api' | 'form' | 'unreachable'>;
  me(host: string): Promise<Result<Me, BackendFailure>>;
  categories(host: string): Promise<Result<{ id: string; name: string }[], BackendFailure>>;
  findConnection(host: string, url: string, clientId: string): Promise<Result<string | null, BackendFailure>>;
  /** The connection to this Canvas, whoever made it; `null`: none. */
  existing(host: string, url: string): Promise<Result<ExistingConnection | null, BackendFailure>>;
  removeConnection(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
  requestChecks(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
  checks(host: string, connectionId: string): Promise<Result<CheckResult[], BackendFailure>>;
  /** Where the admin is to be asked at Canvas, and until when. The address is not to be trusted unseen. */
  beginAuthorization(host: string, connectionId: string, idempotencyKey: string): Promise<Result<{ readonly url: string; readonly expiresAt: string }, BackendFailure>>;
  authorization(host: string, connectionId: string): Promise<Result<NonNullable<AuthorizeState['consent']>, BackendFailure>>;
  startRun(host: string, connectionId: string, idempotencyKey: string): Promise<Result<RunReading, BackendFailure>>;
  run(host: string, connectionId: string, runId: string): Promise<Result<RunReading, BackendFailure>>;
  /** The newest; `null` where there was none yet. */
  latestRun(host: string, connectionId: string): Promise<Result<RunReading | null, BackendFailure>>;
  /** Turns the connection's "Active" on. */
  activate(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
  /** Makes a token that can only read this connection, and ends the one before. */
  makeMonitorToken(host: string, connectionId: string, idempotencyKey: string): Promise<Result<Secret, BackendFailure>>;
  revokeMonitorToken(host: string, connectionId: string, idempotencyKey: string): Promise<Result<null, BackendFailure>>;
}
