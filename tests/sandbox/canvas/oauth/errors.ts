import { json } from '../answers';
import type { SandboxResponse } from '../../site';

/** A refusal of the OAuth endpoints (`request_error.rb`). The descriptions are constants of Canvas's code, never translated. */
export function oauthError(error: keyof typeof STATUS, description: string): SandboxResponse {
  const status = STATUS[error];
  return json({ error, error_description: description }, status, status === 401 ? { 'www-authenticate': 'Canvas OAuth 2.0' } : {});
}

const STATUS = { invalid_client: 401, invalid_request: 400, invalid_grant: 400, unsupported_grant_type: 400 } as const;
