import { answerApi } from './api/index';
import { applyChange, type CanvasChange } from './changes';
import type { GenerationName } from './generations';
import type { ToolSet } from './navigation';
import { token } from './oauth/token';
import { answerPage, developerKeysScript } from './pages/index';
import { actorOf, withCookies, type Session } from './sessions';
import { CanvasState } from './state';
import { School } from '../school/index';
import { USUAL_KEYS } from './vendors';
import type { Language } from './words';
import type { SandboxRequest, SandboxResponse, Site } from '../site';

export type { CanvasChange } from './changes';
export type { GenerationName } from './generations';
export type { Language } from './words';
export { USERS } from './people';

export interface CanvasOptions {
  /** Decides the secrets, dates and figures that are made up. */
  readonly seed?: number;
  readonly generation?: GenerationName;
  readonly language?: Language;
  /** How many apps of partners fit any redirect URI: with one it is chosen by itself, with more somebody has to. */
  readonly linkedApps?: number;
  /** How many keys of others the account has. */
  readonly keys?: number;
  /** Decides the ids: from shard 901 on they are above 2^53. */
  readonly shard?: number;
  /** The account enforces `javascript_csp`. */
  readonly csp?: boolean;
  /** Which of Canvas Data's tools are installed. */
  readonly tools?: ToolSet;
  /** What Canvas Data is to know, too; a school of its own if left out. */
  readonly school?: School;
}

export interface CanvasSite extends Site {
  set(change: CanvasChange): void;
}

/** Instructure's domain, and the school's own. Canvas answers on both and leads from neither to the other. */
export const CANVAS_HOSTS = ['fernwood.instructure.com', 'canvas.fernwood.edu'] as const;

/** The Canvas of Fernwood University. Builds the Developer Keys page's script, if it was not built before. */
export async function createCanvas({ school, ...options }: CanvasOptions = {}): Promise<CanvasSite> {
  const state = new CanvasState({ seed: 1, generation: 'B', language: 'en', linkedApps: 0, keys: USUAL_KEYS, shard: 1, csp: false, tools: 'standard', ...options }, school ?? new School(options.seed ?? 1));
  const script = await developerKeysScript();
  return {
    name: 'canvas',
    hosts: CANVAS_HOSTS,
    handle: (request) => answer(state, script, request),
    inspect: () => inspect(state),
    set: (change) => applyChange(state, change),
    canaries: () => state.canaries(),
  };
}

async function answer(state: CanvasState, script: string, request: SandboxRequest): Promise<SandboxResponse> {
  const { pathname } = request.url;
  const session = state.sessions.find(request);
  if (pathname === '/login/oauth2/token') return state.throttle.run('nobody', async () => token(state, request));
  if (pathname.startsWith('/api/')) {
    const caller = request.headers['authorization'] ?? session?.user?.id ?? 'nobody';
    return withTrace(state, session, await state.throttle.run(caller, async () => withCsrf(session, answerApi(state, request, session))));
  }
  return withTrace(state, session, answerPage(state, script, request, session));
}

/** Every answer to a session carries its CSRF token under a new mask. */
function withCsrf(session: Session | null, answer: SandboxResponse): SandboxResponse {
  return session === null ? answer : withCookies(answer, session, false);
}

/** Headers by which Canvas's answers can be told (`gems/request_context`). */
function withTrace({ ids }: CanvasState, session: Session | null, answer: SandboxResponse): SandboxResponse {
  const user = actorOf(session);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'x-request-context-id': crypto.randomUUID(),
      'x-canvas-meta': `o=${answer.headers?.['content-type']?.includes('json') === true ? 'api' : 'web'};n=show;t=Account;i=1;q=42;`,
      ...(user !== null && { 'x-canvas-user-id': ids.global(user.id) }),
    },
  };
}

/** Without secrets: what is inspected gets printed. */
function inspect(state: CanvasState) {
  const { generationName: generation, language, linkedApps, csp, tools } = state;
  return {
    generation,
    language,
    linkedApps,
    csp,
    tools,
    keys: state.keys.all.map(({ secret: _secret, ...key }) => key),
    sessions: state.sessions.signedIn.map(({ host, user, actingAs }) => ({ host, user: user?.name, actingAs: actingAs?.name ?? null })),
    mayManageKeys: state.mayManageKeys,
    withheld: state.withheld,
    subAccounts: state.school.accounts.length - 1,
    terms: state.school.terms.filter((term) => term.state === 'active').length,
    throttle: state.throttle.settings,
  };
}
