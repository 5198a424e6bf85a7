import { CanvasApi } from './api';
import { applyChange, type CanvasChange } from './changes';
import type { GenerationName } from './generations';
import { authorise, token } from './oauth';
import { CanvasPages } from './pages';
import { sessionOf, withCookies } from './session';
import { CanvasState, type Session } from './state';
import { Throttle } from './throttle';
import type { SandboxRequest, SandboxResponse, Site } from '../site';

export const CANVAS_HOSTS = ['fernwood.instructure.com', 'canvas.fernwood.edu'] as const;

/** What a page costs the throttle; the real figures are measured and vary. */
const COST = 2;

/** The Canvas of Fernwood University, on Instructure's domain and on its own. */
export async function createCanvas({ seed, generation = 'B' }: { seed: number; generation?: GenerationName }): Promise<Site & { set(change: CanvasChange): void; readonly state: CanvasState }> {
  const state = new CanvasState(seed);
  const throttle = new Throttle();
  const api = new CanvasApi(state);
  const pages = new CanvasPages(state, generation);

  async function handle(request: SandboxRequest): Promise<SandboxResponse> {
    const { pathname } = request.url;
    const session = sessionOf(state, request);
    if (pathname === '/login/oauth2/token') return throttle.run(`client ${new URLSearchParams(request.body.toString()).get('client_id')}`, COST, async () => token(state, request));
    if (pathname === '/login/oauth2/auth') return authorise(state, request, session !== null);
    if (pathname.startsWith('/api/v1/')) return withFreshToken(session, await throttle.run(session?.userId ?? 'nobody', COST, async () => api.answer(request)));
    return pages.answer(request);
  }

  return {
    name: 'canvas',
    hosts: CANVAS_HOSTS,
    handle,
    state,
    inspect: () => ({
      // Without secrets: what is inspected gets printed.
      keys: state.keys.map(({ secret: _, ...key }) => key),
      sessions: [...state.sessions.values()].map(({ host, userId, actingAs }) => ({ host, userId, actingAs })),
    }),
    set: (change) => applyChange(state, throttle, change),
    canaries: () => state.everSecrets,
  };
}

/** Every answer of a session carries its CSRF token under a new mask. */
function withFreshToken(session: Session | null, answer: SandboxResponse): SandboxResponse {
  return session === null ? answer : withCookies(session, answer);
}
