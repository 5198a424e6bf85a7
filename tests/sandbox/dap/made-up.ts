import { createHash } from 'node:crypto';

/** Secrets and ids that are made up, but the same for the same seed and the same use. */
export class MadeUp {
  constructor(private readonly seed: number) {}

  /** 43 characters of the base64url alphabet. */
  secret(use: string): string {
    return this.#hash(use).digest('base64url');
  }

  uuid(use: string): string {
    const hex = this.#hash(use).digest('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
  }

  #hash(use: string) {
    return createHash('sha256').update(`dap ${this.seed} ${use}`);
  }
}
