import type { Fetch } from '@/utils/canvas/answer';
import { readAll, type ReadAllOptions } from '@/utils/canvas/reader';
import { api } from '@/utils/canvas/routes';
import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { Role, SubAccount, Term } from '@/utils/model/school';
import { z } from '@/utils/model/zod';

type Options = Omit<ReadAllOptions, 'wrappedIn'>;
type List<T> = Promise<Result<T[], CanvasFailure>>;

const id = z.pipe(z.union([z.string(), z.int()]), z.transform(String));
/** Names are set by people. They are shown as text, and not for ever long. */
const name = z.pipe(z.string(), z.transform((text) => text.trim().slice(0, 255)));
/** Canvas gives times in UTC, without fractions; what is none counts as none. */
const time = z.catch(z.nullable(z.iso.datetime({ offset: true })), null);

/** `lib/api/v1/account.rb`, [A'] to [C]. */
const ListedAccount = z.object({ id, name, parent_account_id: z.nullish(id), workflow_state: z.nullish(z.string()) });

/** `lib/api/v1/enrollment_term.rb`. */
const ListedTerm = z.object({ id, name: z.nullish(name), start_at: z.optional(time), end_at: z.optional(time), workflow_state: z.nullish(z.string()) });

/**
 * `lib/api/v1/role.rb`. The map of permissions, by far the most of it, is not among the fields, so zod drops it.
 * `label` is translated for built-in roles; `role` never is.
 */
const ListedRole = z.object({ id, role: name, label: z.nullish(name), base_role_type: z.string(), workflow_state: z.nullish(z.string()) });

/** All accounts below one, at any depth. Each is told with the account above it. */
export async function listSubAccounts(fetch: Fetch, origin: string, accountId: string, options: Options = {}): List<SubAccount> {
  return parsedList(await readAll(fetch, api.subAccounts(origin, accountId), options), ListedAccount, (account) =>
    account.workflow_state === 'deleted' ? null : { id: account.id, name: account.name, parentId: account.parent_account_id ?? null },
  );
}

/** The terms of a root account that are in use. */
export async function listTerms(fetch: Fetch, origin: string, accountId: string, options: Options = {}): List<Term> {
  const list = await readAll(fetch, api.terms(origin, accountId), { ...options, wrappedIn: 'enrollment_terms' });
  return parsedList(list, ListedTerm, (term) =>
    term.workflow_state === 'deleted' ? null : { id: term.id, name: term.name || term.id, startAt: term.start_at ?? null, endAt: term.end_at ?? null },
  );
}

/** The roles that count in an account: its own, the built-in ones and inherited ones, those in use. */
export async function listRoles(fetch: Fetch, origin: string, accountId: string, options: Options = {}): List<Role> {
  return parsedList(await readAll(fetch, api.roles(origin, accountId), options), ListedRole, ({ id: roleId, role, label, base_role_type: base, workflow_state: state }) =>
    state === 'inactive' ? null : { id: roleId, name: role, label: label || role, base, isCustom: state !== 'built_in' },
  );
}

/**
 * What is not understood would be missing from a list that looks whole, so one such item makes it a failure. `keep`
 * answers `null` for what is understood and not wanted. Where a page shifted while it was read, an item comes twice.
 */
function parsedList<S extends z.ZodMiniType, T extends { readonly id: string }>(list: Result<unknown[], CanvasFailure>, schema: S, keep: (item: z.output<S>) => T | null): Result<T[], CanvasFailure> {
  if (!list.ok) return list;
  const parsed = z.array(schema).safeParse(list.value);
  if (!parsed.success) return err({ kind: 'not-canvas', status: 200 });
  return ok([...new Map(parsed.data.map(keep).filter((item) => item !== null).map((item) => [item.id, item])).values()]);
}
