import { randomBytes } from 'node:crypto';
import type { SandboxRequest, SandboxResponse } from '../site';

const COOKIE = 'portal_session';

/** Somebody whom Canvas has launched here. */
export interface Visitor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** In every form and every request of a script that changes something. */
  readonly csrf: string;
  /** A secret that was just made for this visitor's next page, and for no other. */
  freshSecret: string | null;
}

/** The portal's sessions. */
export class Visitors {
  readonly #visitors = new Map<string, Visitor>();
  readonly #launches = new Set<string>();

  /** `false` if a launch of this nonce was here before. */
  isFirst(nonce: string): boolean {
    const isNew = !this.#launches.has(nonce);
    this.#launches.add(nonce);
    return isNew;
  }

  begin(name: string, email: string): Visitor {
    const visitor: Visitor = { id: randomBytes(24).toString('base64url'), name, email, csrf: randomBytes(24).toString('base64url'), freshSecret: null };
    this.#visitors.set(visitor.id, visitor);
    return visitor;
  }

  find({ headers }: SandboxRequest): Visitor | null {
    const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(headers['cookie'] ?? '')?.[1];
    return this.#visitors.get(id ?? '') ?? null;
  }

  /** Everybody who was ever launched, once. */
  get people(): readonly Pick<Visitor, 'name' | 'email'>[] {
    return [...new Map([...this.#visitors.values()].map(({ name, email }) => [email, { name, email }])).values()];
  }
}

/** Good in a frame of another site: partitioned, where the browser keeps such cookies apart. */
export function withCookie(answer: SandboxResponse, { id }: Visitor): SandboxResponse {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': `${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned` } };
}
