import type { SandboxRequest, SandboxResponse } from '../../site';
import type { DapState } from '../state';
import { failure, json } from './answers';

/**
 * `POST /ids/auth/login`: client id and secret (HTTP Basic) for an access token, `expires_in` in seconds
 * ("OAuth login" of DAP's docs). 400 is what is malformed; 403 stands for missing, wrong and expired
 * credentials alike. Assumed: the bodies of both, and that an expired key is not told from a wrong one.
 */
export function login(state: DapState, { headers, body }: SandboxRequest): SandboxResponse {
  const authorization = headers['authorization'];
  const pair = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  const caller = pair === undefined ? null : pairOf(pair);
  state.usage.note('login', caller?.clientId ?? '');
  if (authorization === undefined) return forbidden();
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  if (caller === null || !isForm || new URLSearchParams(body.toString()).get('grant_type') !== 'client_credentials') {
    return failure(400, 'BadRequestError', 'The request is malformed.');
  }
  const key = state.keys.accepted(caller.clientId, caller.secret);
  if (key === undefined) return forbidden();
  const { tokenLifetime } = state.gateway;
  const [region, uuid] = key.clientId.split('#');
  return json(200, {
    access_token: state.tokens.give(key, tokenLifetime),
    expires_in: tokenLifetime,
    scope: `dap principal:${uuid ?? ''} partner:fernwood region:${region ?? ''}`,
    token_type: 'bearer',
  });
}

function forbidden(): SandboxResponse {
  return failure(403, 'ForbiddenError', 'Request forbidden due to missing/invalid authentication information');
}

/** A secret may hold a colon, an id may not (RFC 7617). */
function pairOf(encoded: string): { clientId: string; secret: string } | null {
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? null : { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}
