import { ROOT_ID, type Account } from '../canvas/people';
import { accountsUpTo } from './accounts';
import { ROLES, type Role } from './roles';
import { makeRows, type SchoolRows } from './rows';
import { termsUpTo, type Term } from './terms';

/**
 * Fernwood University as Canvas and Canvas Data see it: the same accounts, terms, roles, people and courses behind
 * Canvas's API, the flat files and Canvas Data 2.
 */
export class School {
  accounts: readonly Account[] = accountsUpTo(0);
  terms: readonly Term[] = termsUpTo(0);
  roles: readonly Role[] = ROLES;
  /** How many of its people Canvas Data holds; `null`: all. */
  #people: number | null = null;
  #rows: SchoolRows | null = null;

  /** `seed` decides the rows. */
  constructor(private readonly seed: number) {}

  /** Made when they are asked for the first time. */
  get rows(): SchoolRows {
    this.#rows ??= makeRows(this.seed);
    return this.#people === null ? this.#rows : { ...this.#rows, users: this.#rows.users.slice(0, this.#people) };
  }

  /** Canvas Data loses all people but so many, or has all of them again. */
  setPeople(count: number | null): void {
    this.#people = count;
  }

  /** The school makes a role of its own for the whole account. */
  addRole(name: string): void {
    const id = String(Math.max(...this.roles.map((role) => Number(role.id))) + 1);
    this.roles = [...this.roles, { id, name, base: 'DesignerEnrollment', state: 'active', accountId: ROOT_ID }];
  }

  /** Below the root account there are so many accounts, or those that there are at least. */
  setSubAccounts(count: number): void {
    this.accounts = accountsUpTo(count);
  }

  /** So many active terms, or those that there are at least. */
  setTerms(count: number): void {
    this.terms = termsUpTo(count);
  }

  account(id: string): Account | undefined {
    return this.accounts.find((one) => one.id === id);
  }

  /** The account with this id and its ancestors, the nearest first. */
  lineOf(id: string): Account[] {
    const account = this.account(id);
    if (account === undefined) return [];
    return [account, ...(account.parentId === null ? [] : this.lineOf(account.parentId))];
  }

  /** The children of an account, or with `recursive` everything below it. */
  below(id: string, { recursive }: { recursive: boolean }): Account[] {
    const children = new Map<string, Account[]>();
    for (const account of this.accounts) if (account.parentId !== null) children.set(account.parentId, [...(children.get(account.parentId) ?? []), account]);
    const from = (parent: string): Account[] => (children.get(parent) ?? []).flatMap((child) => [child, ...(recursive ? from(child.id) : [])]);
    return from(id);
  }
}
