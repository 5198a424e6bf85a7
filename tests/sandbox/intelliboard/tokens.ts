import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SandboxResponse } from '../site';
import { problem } from './answers';
import type { State, StoredConnection } from './state';
import type { MonitorToken } from '@/utils/intelliboard/contract';

/** Who asks: the account, or a monitor token of one connection. */
export interface Caller {
  /** `null`: all connections of the account. */
  readonly connectionId: string | null;
}

/** Whom an `Authorization` header names, or why nobody. */
export function tokenOf(state: State, authorization: string | undefined): Caller | { readonly refusal: SandboxResponse } {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (given === undefined) return { refusal: problem(401, 'bad_token', 'A token is needed.') };
  const own = state.tokens.find(({ value }) => equal(value, given));
  const monitor = state.monitorTokens.find(({ value }) => equal(value, given));
  const token = own ?? monitor;
  if (token === undefined) return { refusal: problem(401, 'bad_token', 'This token is not known.') };
  if (token.state === 'expired') return { refusal: problem(401, 'bad_token', 'This token has expired.') };
  if (token.state === 'revoked') return { refusal: problem(401, 'bad_token', 'This token was revoked.') };
  return { connectionId: monitor?.connectionId ?? null };
}

function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** One connection has one at most: the one before is revoked. */
export function makeMonitorToken(state: State, { id, config: { lms } }: StoredConnection): MonitorToken {
  revokeMonitorTokens(state, id);
  const value = `ibm_${randomBytes(32).toString('base64url')}`;
  state.monitorTokens.push({ name: `Monitor of ${lms.name}`, value, state: 'valid', connectionId: id });
  state.effects.monitorTokensMade += 1;
  return { token: value, expiresAt: null };
}

export function revokeMonitorTokens(state: State, connectionId: string): void {
  for (const token of state.monitorTokens) if (token.connectionId === connectionId) token.state = 'revoked';
}
