import { randomBytes } from 'node:crypto';
import { touch } from '../connections';
import type { State, StoredConnection } from '../state';
import type { Authorization, AuthorizationStart } from '@/utils/intelliboard/contract';
import { INTELLIBOARD_SCOPES } from '@/utils/model/known';

/**
 * Where the admin is asked at Canvas, and until when (RFC 6749, section 4.1.1). Mints `state`, by which the
 * answer finds its connection; one that was minted before is worth nothing any more. A pending developer key is
 * asked for in place of the present one.
 */
export function beginConsent(state: State, connection: StoredConnection): AuthorizationStart {
  const { config, pendingDeveloperKey } = connection;
  const key = pendingDeveloperKey ?? config.developerKey;
  const question = { value: randomBytes(24).toString('base64url'), expiresAt: Date.now() + state.consentMs, key };
  connection.question = question;
  connection.authorization = { state: 'waiting', at: null, by: null };
  touch(connection);
  state.effects.consentsBegun += 1;
  const query = new URLSearchParams({ client_id: key.clientId, response_type: 'code', redirect_uri: state.redirectUri, scope: INTELLIBOARD_SCOPES.join(' '), state: question.value });
  return { url: `${config.lms.url}/login/oauth2/auth?${query.toString()}`, expiresAt: new Date(question.expiresAt).toISOString() };
}

/** How the consent stands. One that nobody answered in time has expired. */
export function authorizationOf(connection: StoredConnection): Authorization {
  const { question, authorization } = connection;
  if (authorization.state === 'waiting' && question !== null && Date.now() > question.expiresAt) {
    connection.authorization = { state: 'expired', at: new Date(question.expiresAt).toISOString(), by: null };
  }
  return connection.authorization;
}
