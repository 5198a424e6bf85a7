import type { Canary, Site, SiteFetch } from '../site';
import { connectionAnswer, mask } from './answers';
import { handleApi } from './api';
import { handleSite } from './site/index';
import { change } from './changes';
import { createState, type State, type Token } from './state';
import { API_PATH, DEFAULT_HOST } from '@/utils/model/known';

export type { IntelliBoardChange } from './changes';
export { BUILDS, LANGUAGES, type Build, type Language } from './site/variants';
export { ACCOUNT } from './site/account-pages';

/**
 * IntelliBoard's stand-in: its processing backend (contract v1) and its web site, on one state. It really uses
 * what it is sent: its checks, the consent and its runs call the Canvas of the connection and Canvas Data with the
 * posted credentials, through `fetch`. `seed` decides its tokens. `set` takes an `IntelliBoardChange`.
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

/** A copy of the state without its secrets. `runs` also says what each one has loaded, `saved` by which road filters and roles came. */
function inspect(state: State) {
  return structuredClone({
    api: state.api,
    account: state.account,
    redirectUri: state.redirectUri,
    tokens: state.tokens.map(tokenWithoutValue),
    monitorTokens: state.monitorTokens.map((token) => ({ ...tokenWithoutValue(token), connectionId: token.connectionId })),
    runStepMs: state.clock.stepMs,
    categories: state.categories,
    connections: state.connections.map(connectionAnswer),
    runs: state.connections.flatMap(({ id, runs }) => runs.map((run) => ({ connectionId: id, ...run }))),
    saved: state.saved,
    idempotencyKeys: state.remembered.size,
    effects: state.effects,
    site: {
      build: state.site.build,
      language: state.site.language,
      dataTokens: state.site.dataTokens,
      sessions: state.site.sessions.count,
      lastPosted: state.site.lastPosted,
      lastChosen: state.site.lastChosen,
    },
  });
}

function tokenWithoutValue({ name, state, value }: Token) {
  return { name, state, last4: mask(value).last4 };
}

/** None is foreign: the admin owns the tokens, and the extension itself has posted the rest. */
function canaries(state: State): Canary[] {
  const tokens = [...state.tokens, ...state.monitorTokens].map(({ name, value }) => ({ what: `IntelliBoard API token "${name}"`, value, foreign: false }));
  const posted = [...state.postedSecrets].map(([value, what]) => ({ what, value, foreign: false }));
  return [...tokens, ...posted];
}
