import type { SiteFetch } from '../../site';
import { touch } from '../connections';
import type { Question, State, StoredConnection } from '../state';
import { readCanvas, tokensFor } from './canvas';
import { readNames } from '../names';
import type { Authorization, Code } from '@/utils/intelliboard/contract';
import { z } from '@/utils/model/zod';

/** What became of an answer from Canvas: of which connection, or of none that is known. */
export interface Answered {
  readonly connection: StoredConnection | null;
  readonly state: 'granted' | 'refused' | 'expired' | 'unknown';
  readonly code: Code | null;
}

/** What Canvas says in `error` (RFC 6749, section 4.1.2.1; `oauth2_provider_controller.rb`). */
const REFUSALS: Readonly<Record<string, Code>> = { unauthorized_client: 'key_off', invalid_scope: 'insufficient_scopes' };

/**
 * Somebody comes back from Canvas to IntelliBoard's redirect address. `state` names the connection, once; a code
 * is exchanged with the key that was asked for, and whoever gave it must administer the root account. What
 * Canvas gives for it takes the place of what it gave before, and a pending key that of the present one.
 */
export async function answerConsent(state: State, fetch: SiteFetch, back: URLSearchParams): Promise<Answered> {
  const connection = state.connections.find(({ question }) => question !== null && question.value === back.get('state'));
  const question = connection?.question ?? null;
  if (connection === undefined || question === null) return { connection: null, state: 'unknown', code: null };
  connection.question = null;
  const outcome = await judge(state, connection, question, fetch, back);
  connection.authorization = { state: outcome.state, ...(outcome.code !== null && { code: outcome.code }), at: new Date().toISOString(), by: outcome.by };
  touch(connection);
  return { connection, state: outcome.state, code: outcome.code };
}

interface Outcome {
  readonly state: Extract<Authorization['state'], 'granted' | 'refused' | 'expired'>;
  readonly code: Code | null;
  readonly by: string | null;
}

async function judge(state: State, connection: StoredConnection, question: Question, fetch: SiteFetch, back: URLSearchParams): Promise<Outcome> {
  const refused = (code: Code, by: string | null = null): Outcome => ({ state: 'refused', code, by });
  if (Date.now() > question.expiresAt) return { state: 'expired', code: null, by: null };
  const error = back.get('error');
  if (error !== null) return refused(REFUSALS[error] ?? 'not_authorized');

  const { url } = connection.config.lms;
  const tokens = await tokensFor(fetch, url, question.key, { grant_type: 'authorization_code', code: back.get('code') ?? '', redirect_uri: state.redirectUri });
  if ('fault' in tokens) return refused(tokens.fault.code);
  const by = tokens.user?.name ?? null;
  const root = await administersRoot(fetch, url, tokens.access_token);
  if (root !== true) return refused(root, by);

  connection.names = null;
  connection.grant = { accessToken: tokens.access_token, refreshToken: tokens.refresh_token ?? '' };
  connection.config = { ...connection.config, developerKey: question.key };
  connection.pendingDeveloperKey = null;
  void readNames(connection, fetch);
  return { state: 'granted', code: null, by };
}

const AccountsSchema = z.array(z.object({ parent_account_id: z.nullable(z.string()) }));

/** `GET /api/v1/accounts` lists what the person administers: the root account among them, or why it is not known. */
export async function administersRoot(fetch: SiteFetch, url: string, accessToken: string): Promise<true | Code> {
  const read = await readCanvas(fetch, `${url}/api/v1/accounts?per_page=100`, accessToken);
  // A key that was switched off meanwhile: its tokens are refused.
  if ('fault' in read) return read.fault.code === 'not_authorized' ? 'key_off' : read.fault.code;
  const accounts = AccountsSchema.safeParse(read.json).data ?? [];
  return accounts.some(({ parent_account_id: parent }) => parent === null) ? true : 'authorizer_not_admin';
}
