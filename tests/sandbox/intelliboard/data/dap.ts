import type { SiteFetch } from '../../site';
import { fail, pass, warn, type Verdict } from '../verdict';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

export const GATEWAY = 'https://api-gateway.instructure.com';

/** As they were posted. `expiresOn` is a date, `2027-11-23`. */
export interface DapCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresOn: string;
}

type RemoteAnswer = Awaited<ReturnType<SiteFetch>>;

const TokenSchema = z.object({ access_token: z.string() });
const TablesSchema = z.object({ tables: z.array(z.string()) });
const ErrorSchema = z.object({ error: z.object({ message: z.string() }) });

/**
 * IntelliBoard's test of the tokens for Canvas Data 2: it logs in at the gateway and lists the tables (DAP
 * Query API 1.0.0). `pass`; `fail` with `data_unauthorized`, `data_expired` (refused, and the day that was
 * posted is over in UTC: the gateway itself does not tell) or `data_not_onboarded`; `warn` with
 * `rate_limited` or `busy` where the credentials are good and the list did not come. Rejects when the gateway
 * does not answer.
 */
export async function checkDap(fetch: SiteFetch, credentials: DapCredentials): Promise<Verdict> {
  const token = await loginToDap(fetch, credentials);
  if (typeof token !== 'string') return token;
  return tablesVerdict(await fetch(`${GATEWAY}/dap/query/canvas/table`, { headers: { authorization: `Bearer ${token}` } }));
}

/** An access token of the gateway, or why there is none. Rejects when it does not answer. */
export async function loginToDap(fetch: SiteFetch, { clientId, clientSecret, expiresOn }: DapCredentials): Promise<string | Verdict> {
  const login = await fetch(`${GATEWAY}/ids/auth/login`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  if ([400, 401, 403].includes(login.status)) {
    const isOver = expiresOn < new Date().toISOString().slice(0, 10);
    return isOver ? fail('data_expired', 'The Canvas Data key has expired.') : fail('data_unauthorized', 'Canvas Data does not accept these credentials.');
  }
  const token = TokenSchema.safeParse(parseJson(login.text)).data?.access_token;
  return login.status === 200 && token !== undefined ? token : unexpected(login);
}

/** Three kinds of error come as a 500, and only their words tell them apart. */
function tablesVerdict(answer: RemoteAnswer): Verdict {
  const body = parseJson(answer.text);
  if (answer.status === 200 && TablesSchema.safeParse(body).success) return pass('Canvas Data accepts the credentials.');
  if (answer.status === 401) return fail('data_unauthorized', 'Canvas Data does not accept the token that it gave.');
  const message = ErrorSchema.safeParse(body).data?.error.message ?? '';
  if (answer.status === 500 && /not been onboarded/i.test(message)) return fail('data_not_onboarded', 'Canvas Data is not set up for this institution yet.');
  if (answer.status === 500 && /restricted/i.test(message)) return fail('data_unauthorized', 'Access to Canvas Data has been restricted for this institution.');
  if (answer.status === 429) return warn('rate_limited', 'Canvas Data accepts the credentials, and was asked too often to list its tables.');
  if (answer.status >= 500) return warn('busy', 'Canvas Data accepts the credentials, and could not list its tables just now.');
  return unexpected(answer);
}

function unexpected({ status }: RemoteAnswer): Verdict {
  return fail('canvas_unreachable', `Canvas Data answered in an unexpected way (status ${status}).`);
}
