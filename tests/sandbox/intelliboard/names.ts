import type { SiteFetch } from '../site';
import { readCanvas, tokensFor } from './authorization/canvas';
import type { StoredConnection } from './state';
import { z } from '@/utils/model/zod';

/** Something of a Canvas that can be chosen. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** How far below the root account; 0 for what is no account. */
  readonly depth: number;
}

/** What the lists of filters and roles are filled with. */
export interface Names {
  readonly subAccounts: readonly Named[];
  readonly terms: readonly Named[];
  readonly roles: readonly Named[];
}

const AccountSchema = z.object({ id: z.string(), name: z.string(), parent_account_id: z.nullable(z.string()) });
const AccountsSchema = z.array(AccountSchema);
const TermsSchema = z.object({ enrollment_terms: z.array(z.object({ id: z.string(), name: z.string() })) });
const RolesSchema = z.array(z.object({ id: z.string(), label: z.string() }));

/**
 * Reads the names that the lists of filters and roles offer. The article says that they come with IntelliBoard's
 * first download ("All data is downloaded … This allows the dropdowns to populate"). Assumed: this download of names
 * begins as soon as Canvas has been authorised, by the API and with what the consent gave; it takes as long as
 * Canvas takes. Until then, and where it fails, the lists are empty.
 */
export async function readNames(connection: StoredConnection, fetch: SiteFetch): Promise<void> {
  const { grant } = connection;
  if (grant === null || connection.names === 'reading') return;
  connection.names = 'reading';
  const names = await namesOf(connection, fetch, grant.refreshToken);
  // Another consent meanwhile has its own reading.
  if (connection.grant === grant) connection.names = names ?? 'failed';
}

async function namesOf({ config: { lms, developerKey } }: StoredConnection, fetch: SiteFetch, refreshToken: string): Promise<Names | null> {
  const tokens = await tokensFor(fetch, lms.url, developerKey, { grant_type: 'refresh_token', refresh_token: refreshToken });
  if ('fault' in tokens) return null;
  const api = `${lms.url}/api/v1/accounts/self`;
  const pages = async <T>(path: string, schema: z.ZodMiniType<T>): Promise<T[] | null> => {
    const read: T[] = [];
    for (let next: string | null = `${api}${path}`; next !== null; ) {
      const page = await readCanvas(fetch, next, tokens.access_token);
      const parsed = 'fault' in page ? null : schema.safeParse(page.json).data;
      if ('fault' in page || parsed === null || parsed === undefined) return null;
      read.push(parsed);
      next = page.next;
    }
    return read;
  };
  const root = await pages('', AccountSchema);
  const below = await pages('/sub_accounts?recursive=true&per_page=100', AccountsSchema);
  const terms = await pages('/terms?per_page=100', TermsSchema);
  const roles = await pages('/roles?show_inherited=1&per_page=100', RolesSchema);
  if (root === null || below === null || terms === null || roles === null) return null;
  const accounts = [...root, ...below.flat()];
  const parents = new Map(accounts.map(({ id, parent_account_id: parent }) => [id, parent]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : 1 + depthOf(parent);
  };
  return {
    subAccounts: accounts.map(({ id, name }) => ({ id, name, depth: depthOf(id) })),
    terms: terms.flatMap(({ enrollment_terms: some }) => some.map(({ id, name }) => ({ id, name, depth: 0 }))),
    roles: roles.flat().map(({ id, label }) => ({ id, name: label, depth: 0 })),
  };
}
