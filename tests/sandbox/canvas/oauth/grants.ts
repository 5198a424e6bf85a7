import { seconds, type KeyRing } from '../keys';
import { USERS, type User } from '../people';
import { slug } from '../random';

export interface Grant {
  readonly keyId: string;
  readonly userId: string;
  readonly code: string;
  readonly refreshToken: string;
  accessToken: string;
  codeUsed: boolean;
}

/** Who has let which key act for them: authorisation codes and the tokens that they became. */
export class Grants {
  #grants: Grant[] = [];
  readonly #secrets: { what: string; value: string }[] = [];

  constructor(private readonly random: () => number) {}

  /** A person presses "Authorize". */
  give(keyId: string, user: User): Grant {
    const make = (what: string) => {
      const value = slug(this.random);
      this.#secrets.push({ what: `${what} of ${user.name} for developer key ${keyId}`, value });
      return value;
    };
    const grant: Grant = { keyId, userId: user.id, code: make('authorisation code'), refreshToken: make('refresh token'), accessToken: make('access token'), codeUsed: false };
    this.#grants.push(grant);
    return grant;
  }

  byCode(code: string): Grant | undefined {
    return this.#grants.find((grant) => !grant.codeUsed && grant.code === code);
  }

  byRefreshToken(token: string): Grant | undefined {
    return this.#grants.find((grant) => grant.codeUsed && grant.refreshToken === token);
  }

  /** Whether this person has let the key in before and it has taken its tokens. */
  has(keyId: string, user: User): boolean {
    return this.#grants.some((grant) => grant.codeUsed && grant.keyId === keyId && grant.userId === user.id);
  }

  /** The person a token speaks for, or `null`. A key that is OFF makes its tokens worthless (`authentication_methods.rb`). */
  userOfToken(token: string, keys: KeyRing): User | null {
    const grant = this.#grants.find((one) => one.codeUsed && one.accessToken === token);
    const key = grant === undefined ? undefined : keys.find(grant.keyId);
    if (grant === undefined || key?.binding !== 'on' || key.workflowState !== 'active') return null;
    key.lastUsedAt = seconds(new Date());
    return Object.values(USERS).find(({ id }) => id === grant.userId) ?? null;
  }

  /** A key that is deleted, or gets another secret, takes its tokens along. */
  forgetKey(keyId: string): void {
    this.#grants = this.#grants.filter((grant) => grant.keyId !== keyId);
  }

  /** Back to the start, when nobody had let anybody in. */
  forgetAll(): void {
    this.#grants = [];
  }

  /** Every code and token there ever was. */
  get secrets(): readonly { readonly what: string; readonly value: string }[] {
    return this.#secrets;
  }
}
