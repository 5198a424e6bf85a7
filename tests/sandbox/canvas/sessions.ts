import { randomBytes } from 'node:crypto';
import { CSRF_COOKIE, isMaskOf, mask, newToken } from './csrf';
import type { PendingRequest } from './oauth/authorize';
import { USERS, type User, type UserName } from './people';
import type { SandboxRequest, SandboxResponse } from '../site';

const SESSION_COOKIE = 'canvas_session';

export interface Session {
  readonly id: string;
  /** The one host it is good on: Canvas's cookies are host-only, so each domain is signed in to by itself. */
  readonly host: string;
  readonly csrf: Buffer;
  /** `null` before sign-in. */
  readonly user: User | null;
  /** Another person, whose eyes Canvas sees with from then on. */
  actingAs: User | null;
  /** What a vendor asks this person to authorise. */
  pendingAuthorization: PendingRequest | null;
  /** Where an unknown visitor wanted to go. */
  returnTo: string | null;
}

/** Whose eyes Canvas sees with: the other person's, while somebody acts as them. */
export function actorOf(session: Session | null): User | null {
  return session?.actingAs ?? session?.user ?? null;
}

/** The browser sessions of this Canvas. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  /** Signs in everybody who comes without a session, as a school's single sign-on does. */
  #signOn: User | null = null;

  /** The live session that a request's cookie names, signed in or not. */
  find(request: SandboxRequest): Session | null {
    const session = this.#sessions.get(cookieOf(request, SESSION_COOKIE) ?? '');
    return session?.host === request.url.hostname ? session : null;
  }

  /** A new session for a host. Signing in always makes one, so that an older cookie is worth nothing. */
  begin(host: string, user: User | null): Session {
    const session: Session = { id: randomBytes(24).toString('base64url'), host, csrf: newToken(), user, actingAs: null, pendingAuthorization: null, returnTo: null };
    this.#sessions.set(session.id, session);
    return session;
  }

  end(session: Session): void {
    this.#sessions.delete(session.id);
  }

  endAll(): void {
    this.#sessions.clear();
  }

  /** Whoever is signed in now acts as this person, or (`null`) as themselves again. */
  actAs(person: User | null): void {
    for (const session of this.signedIn) session.actingAs = person;
  }

  /** From now on whoever comes without a session is signed in as this person, or (`null`) asked for a password. */
  signOnAs(name: UserName | null): void {
    this.#signOn = name === null ? null : USERS[name];
  }

  get signOn(): User | null {
    return this.#signOn;
  }

  get signedIn(): readonly Session[] {
    return [...this.#sessions.values()].filter(({ user }) => user !== null);
  }
}

/** Adds a session's cookies to an answer: the CSRF token under a new mask, readable by scripts; the session only if new. */
export function withCookies(answer: SandboxResponse, session: Session, isNew: boolean): SandboxResponse {
  const csrf = `${CSRF_COOKIE}=${encodeURIComponent(mask(session.csrf))}; Path=/; Secure`;
  const own = `${SESSION_COOKIE}=${session.id}; Path=/; Secure; HttpOnly; SameSite=None`;
  return { ...answer, headers: { ...answer.headers, 'set-cookie': isNew ? [csrf, own] : [csrf] } };
}

/** Whether a write may go on: by the header of scripts or the field of Canvas's own forms. */
export function csrfIsGood(session: Session, request: SandboxRequest): boolean {
  const header = request.headers['x-csrf-token'];
  const field = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true ? new URLSearchParams(request.body.toString()).get('authenticity_token') : null;
  return [header, field].some((sent) => typeof sent === 'string' && isMaskOf(session.csrf, sent));
}

function cookieOf(request: SandboxRequest, name: string): string | undefined {
  for (const pair of (request.headers['cookie'] ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
