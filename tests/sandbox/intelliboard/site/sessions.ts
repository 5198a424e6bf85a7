import { randomBytes } from 'node:crypto';
import type { Chosen } from './lists/values';
import type { FormValues } from './values';
import type { SandboxRequest, SandboxResponse } from '../../site';

const COOKIE = 'ib_session';

/** Somebody who is signed in. */
export interface Session {
  readonly id: string;
  readonly csrf: string;
  /** What the wizard keeps between its pages, by the path of the form. */
  readonly drafts: Map<string, FormValues>;
  /** The same of its pages with lists. */
  readonly chosen: Map<string, Chosen>;
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();

  begin(): Session {
    const session: Session = { id: randomBytes(24).toString('base64url'), csrf: randomBytes(18).toString('base64url'), drafts: new Map(), chosen: new Map() };
    this.#sessions.set(session.id, session);
    return session;
  }

  find({ headers }: SandboxRequest): Session | null {
    const pairs = (headers['cookie'] ?? '').split(';').map((pair) => pair.trim().split('='));
    return this.#sessions.get(pairs.find(([name]) => name === COOKIE)?.[1] ?? '') ?? null;
  }

  end(session: Session): void {
    this.#sessions.delete(session.id);
  }

  endAll(): void {
    this.#sessions.clear();
  }

  get count(): number {
    return this.#sessions.size;
  }
}

export function withCookie(answer: SandboxResponse, session: Session): SandboxResponse {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': `${COOKIE}=${session.id}; Path=/; Secure; HttpOnly; SameSite=Lax` } };
}
