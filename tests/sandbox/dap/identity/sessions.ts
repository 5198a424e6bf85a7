import { randomBytes } from 'node:crypto';
import type { NewKey } from '../keys';
import type { SandboxRequest, SandboxResponse } from '../../site';

const COOKIE = 'identity_session';

/** A visitor. */
export interface Session {
  readonly id: string;
  readonly csrf: string;
  /** The Canvas that was chosen. */
  domain: string | null;
  /** What Canvas is asked with, while it is asked. */
  oauthState: string | null;
  oauthCode: string | null;
  isAuthorised: boolean;
  /** The key that waits for the code from the e-mail. */
  pending: NewKey | null;
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();

  begin(known: Partial<Pick<Session, 'domain' | 'isAuthorised'>> = {}): Session {
    const session: Session = { id: token(), csrf: token(), domain: null, oauthState: null, oauthCode: null, isAuthorised: false, pending: null, ...known };
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

  /** How many are signed in. */
  get count(): number {
    return [...this.#sessions.values()].filter(({ isAuthorised }) => isAuthorised).length;
  }
}

export function token(): string {
  return randomBytes(24).toString('base64url');
}

export function withCookie(answer: SandboxResponse, { id }: Session): SandboxResponse {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': `${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax` } };
}
