import type { Canary, Site, SiteFetch } from '../site';
import { connectionAnswer, mask } from './answers';
import { handleApi } from './api';
import { handleSite } from './site/index';
import { change, createState, type State } from './state';
import { API_PATH, DEFAULT_HOST } from '@/utils/model/known';

export type { IntelliBoardChange } from './state';
export { BUILDS, LANGUAGES, type Build, type Language } from './site/variants';
export { ACCOUNT } from './site/account-pages';

/**
 * IntelliBoard's stand-in: its processing backend (contract v1, as far as `handlers.ts` goes) and its web
 * site with the connection form, on one state. It really uses what it is sent: its checks call the Canvas of the connection with the posted
 * credentials, through `fetch`. `seed` decides its tokens. `set` takes an `IntelliBoardChange`.
 */
export function createIntelliBoard({ fetch, seed = 1 }: { fetch: SiteFetch; seed?: number }): Site {
  const state = createState(seed);
  return {
    name: 'intelliboard',
    hosts: [DEFAULT_HOST],
    async handle(request) {
      const { pathname } = request.url;
      const isApi = pathname === API_PATH || pathname.startsWith(`${API_PATH}/`);
      return isApi && state.api === 'on' ? handleApi(state, request, fetch) : handleSite(state, request, fetch);
    },
    inspect: () => inspect(state),
    set: (wanted) => change(state, wanted),
    canaries: () => canaries(state),
  };
}

/** A copy of the state without its secrets. `effects` counts what really happened, however often it was asked for. */
function inspect(state: State) {
  return structuredClone({
    api: state.api,
    account: state.account,
    redirectUri: state.redirectUri,
    tokens: state.tokens.map((token) => ({ name: token.name, state: token.state, last4: mask(token.value).last4 })),
    categories: state.categories,
    connections: state.connections.map(connectionAnswer),
    idempotencyKeys: state.remembered.size,
    effects: state.effects,
    site: {
      build: state.site.build,
      language: state.site.language,
      dataTokens: state.site.dataTokens,
      sessions: state.site.sessions.count,
      lastPosted: state.site.lastPosted,
    },
  });
}

/** None is foreign: the admin owns the tokens, and the extension itself has posted the rest. */
function canaries(state: State): Canary[] {
  const tokens = state.tokens.map(({ name, value }) => ({ what: `IntelliBoard API token "${name}"`, value, foreign: false }));
  const posted = [...state.postedSecrets].map(([value, what]) => ({ what, value, foreign: false }));
  return [...tokens, ...posted];
}
