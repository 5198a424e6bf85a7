import type { Canary } from '../site';
import type { DapKey } from './keys';
import type { MadeUp } from './made-up';

interface AccessToken {
  readonly value: string;
  readonly key: DapKey;
  readonly expiresAt: number;
}

/** Access tokens. They look like JWTs, as the real ones are, and are known by their whole text. */
export class Tokens {
  readonly #tokens: AccessToken[] = [];

  constructor(
    private readonly madeUp: MadeUp,
    private readonly now: () => number,
  ) {}

  /** `lifetime` in seconds. */
  give(key: DapKey, lifetime: number): string {
    const issuedAt = Math.floor(this.now() / 1_000);
    const number = this.#tokens.length;
    const parts = [
      { alg: 'RS256', typ: 'JWT' },
      { iss: 'api-gateway', sub: key.clientId, iat: issuedAt, exp: issuedAt + lifetime, jti: this.madeUp.uuid(`jti ${number}`) },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const value = [...parts, this.madeUp.secret(`token ${number}`)].join('.');
    this.#tokens.push({ value, key, expiresAt: this.now() + lifetime * 1_000 });
    return value;
  }

  /** Whose token this is, while it is good. */
  ownerOf(value: string): DapKey | undefined {
    return this.#tokens.find((token) => token.value === value && this.now() < token.expiresAt)?.key;
  }

  get count(): number {
    return this.#tokens.length;
  }

  canaries(): Canary[] {
    return this.#tokens.map(({ value, key }, number) => ({ what: `access token ${number + 1} of Canvas Data key ${key.clientId}`, value, foreign: !key.own }));
  }
}
