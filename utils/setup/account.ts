import { Secret } from '@/utils/core/secret';
import { disconnected, emptyConnectionForm } from '@/utils/model/empty-setup';
import { DEFAULT_HOST } from '@/utils/model/known';
import { problem, type Problem } from '@/utils/model/problem';
import { lost } from '@/utils/model/secret-state';
import type { AccountState, SetupState } from '@/utils/model/setup';
import { onTheRoad } from '@/utils/setup/details-road';
import { inAccountZone } from '@/utils/setup/hour';
import type { BackendFailure, Ports } from '@/utils/setup/ports';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

const SHORTEST_TOKEN = 16;

type Lent = Pick<AccountState, 'host' | 'road' | 'preferred' | 'me'> & { readonly token: Secret | null };

/** Step `account`: where IntelliBoard is, which roads it has, and the token for the API road. */
export function accountUseCases(ports: Ports) {
  const { store, vault, sites, intelliboard, now } = ports;
  let looking: Promise<void> | null = null;

  const set = (change: Partial<AccountState>) => store.update((state) => ({ ...state, account: { ...state.account, ...change } }));
  /** What was found out about a host with a token, unless another one was chosen meanwhile, or it was given up. Answers the new state, `null` if it was not stored. */
  const setFor = (then: AccountState, change: Partial<AccountState>) => storeWhile(store, isOf(then), (state) => ({ ...state, account: { ...state.account, ...change } }));
  const begin = (kind: 'asking' | 'checking') => ({ activity: { kind, since: now().toISOString() }, problem: null });

  /** Takes another IntelliBoard. The token and what was about to be sent belong to the old one and are forgotten. */
  async function setHost(typed: string): Promise<string | null> {
    const host = await intelliboard.parseHost(typed);
    if (!host.ok) return host.error;
    const { account } = await store.read();
    if (host.value === account.host) return null;
    await ports.deliveries.cancelAll();
    await ports.monitor.forget();
    await vault.forget('api-token');
    await vault.forget('developer-key');
    await vault.forget('data');
    await vault.forget('data-captured');
    await store.update((state) => ({
      ...disconnected(state),
      account: { ...state.account, host: host.value, activity: null, road: 'unknown', token: null, me: null, problem: null },
      connectionForm: emptyConnectionForm(),
      key: { ...state.key, secret: lost(state.key.secret) },
      data: { ...state.data, secret: lost(state.data.secret), candidates: 0 },
      details: { ...state.details, categories: null, confirmedAt: null, activity: null },
    }));
    return null;
  }

  /** The host that the organisation has set, unless the admin has begun with another one or with the usual one. */
  async function followPolicy(host: string): Promise<void> {
    await store.update((state) => {
      const { account } = state;
      const isUntouched = account.host === DEFAULT_HOST && account.road === 'unknown' && account.activity === null && account.token === null;
      return isUntouched ? { ...state, account: { ...account, host } } : state;
    });
  }

  /** Finds out which roads there are, as soon as the browser lets us reach the host. Once at a time. */
  function look(answered: boolean): Promise<void> {
    looking ??= lookOnce(answered).finally(() => {
      looking = null;
    });
    return looking;
  }

  async function lookOnce(answered: boolean): Promise<void> {
    const { account } = await store.read();
    const origin = `https://${account.host}`;
    if (!(await sites.isGranted(origin))) {
      await setFor(account, answered ? { activity: null, problem: problem('permission_refused', now(), [account.host]) } : begin('asking'));
      return;
    }
    const begun = await setFor(account, begin('checking'));
    if (begun === null) return;
    const road = await intelliboard.findRoad(account.host);
    if (road === 'unreachable') {
      await setFor(begun.account, { activity: null, problem: problem('account_unreachable', now(), [account.host], origin) });
      return;
    }
    const isNoted = await setFor(begun.account, { road, ...(road === 'form' && { activity: null, me: null }) });
    if (road === 'api' && isNoted !== null) await readMe();
  }

  /** Keeps a pasted token and tries it. Answers the fault to show beside the field. */
  async function setToken(pasted: string): Promise<string | null> {
    const token = pasted.replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '').replace(/^Bearer/i, '');
    if (token.length < SHORTEST_TOKEN) return 'token-too-short';
    if (/[^\x21-\x7e]/.test(token)) return 'token-not-plain';
    const { account } = await store.read();
    const kept = await vault.keep('api-token', `https://${account.host}`, new Secret(token));
    await set({ token: kept, me: null, ...begin('checking') });
    await readMe();
    return null;
  }

  async function readMe(): Promise<void> {
    const { account } = await store.read();
    if (account.token === null) return void (await setFor(account, { activity: null }));
    if (account.token.state !== 'held') return void (await setFor(account, { activity: null, problem: problem('account_token_needed', now(), [account.host]) }));
    const me = await intelliboard.me(account.host);
    if (!me.ok) {
      await setFor(account, { activity: null, ...(me.error.kind === 'bad-token' && { me: null }), problem: backendProblem(me.error, now(), account.host) });
    } else if (!intelliboard.isTrustedRedirectUri(me.value.redirectUri)) {
      await setFor(account, { activity: null, me: null, problem: problem('account_redirect_untrusted', now(), [me.value.redirectUri]) });
    } else {
      const known = { activity: null, problem: null, me: me.value };
      await storeWhile(store, isOf(account), (state) => inAccountZone({ ...state, account: { ...state.account, ...known } }, ports.data));
      // A delivery may have been waiting for a token that works.
      await ports.deliveries.tryNow();
    }
  }

  /** The admin's choice of a road. Nothing that was done on the other one is lost. */
  async function prefer(road: 'api' | 'form' | null): Promise<void> {
    await store.update((state) => onTheRoad({ ...state, account: { ...state.account, preferred: road } }));
  }

  async function forgetToken(): Promise<void> {
    await ports.monitor.forget();
    await vault.forget('api-token');
    await set({ token: null, me: null, activity: null, problem: null });
  }

  /** What another connection of the same IntelliBoard account can begin with. */
  async function lend(): Promise<Lent> {
    const { host, road, preferred, me } = (await store.read()).account;
    return { host, road, preferred, me, token: await vault.use('api-token', `https://${host}`) };
  }

  /** Begins with what another connection knows. */
  async function startLike({ token, ...known }: Lent): Promise<void> {
    const kept = token === null ? null : await vault.keep('api-token', `https://${known.host}`, token);
    await set({ ...known, token: kept, me: kept === null ? null : known.me });
  }

  /** Goes on with what was begun before the worker died or the permission came. */
  async function resume(): Promise<void> {
    const { account } = await store.read();
    if (account.activity !== null) await look(false);
  }

  return { followPolicy, setHost, prefer, look, setToken, forgetToken, readMe, lend, startLike, resume };
}

function isOf(then: AccountState): (state: SetupState) => boolean {
  return ({ account }) => account.host === then.host && isSameWork(account.activity, then.activity);
}

/** A failed call to IntelliBoard in the admin's words. */
export function backendProblem(failure: BackendFailure, at: Date, host: string): Problem {
  switch (failure.kind) {
    case 'unreachable':
      return problem('account_unreachable', at, [host], `https://${host}`);
    case 'later':
      return problem('account_server_error', at, [String(failure.status)]);
    case 'bad-token':
      return problem('account_bad_token', at, [host]);
    case 'duplicate':
      return problem('send_duplicate', at, [host]);
    case 'refused':
      return problem('send_refused', at, [failure.detail]);
    case 'not-the-contract':
      return problem('account_answer_unknown', at, [host]);
  }
}

/** The same for what is asked with the account's token. Where it is not at hand, nothing was sent, so that nobody has refused it. */
export function apiProblem(failure: BackendFailure, at: Date, { host, token }: Pick<AccountState, 'host' | 'token'>): Problem {
  return failure.kind === 'bad-token' && token?.state !== 'held' ? problem('account_token_needed', at, [host]) : backendProblem(failure, at, host);
}
