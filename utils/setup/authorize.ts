import { hasRisen, readingOf, withBaseline, type AuthorizeState } from '@/utils/model/authorize';
import { judgeConsentAddress, placeInCanvas, readReturn, type ConsentAsked } from '@/utils/model/consent';
import { isDone } from '@/utils/model/evidence';
import { problem, type Problem } from '@/utils/model/problem';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import { apiProblem } from '@/utils/setup/account';
import { refusedByCode, refusedByError, refusedOnPage } from '@/utils/setup/authorize-problem';
import { explainCanvas } from '@/utils/setup/canvas-problem';
import { patientLook } from '@/utils/setup/patience';
import type { CanvasPort, IntelliBoardPort, Ports } from '@/utils/setup/ports';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

/** A click that was not followed by Canvas's page in this time is forgotten: nobody expects a page any more. */
const CLICK_LIMIT_MS = 2 * 60_000;
/** Form road: nobody says until when Canvas's page is good, so whoever is not back in an hour is asked again. */
const FORM_LIMIT_MS = 60 * 60_000;
/** IntelliBoard says itself when a question has expired; it gets so long to say it. */
const GRACE_MS = 60_000;
const PATIENCE = { shortestMs: 2_000, longestMs: 30_000 };

/** Where IntelliBoard's own page of the connection is found, where none is open yet ([SA] step 1, direct link). */
const INTEGRATIONS = '/connections/integrations';

/** What the step needs of the world. */
export type AuthorizePorts = Pick<Ports, 'now' | 'newId' | 'sleep' | 'store' | 'sites' | 'consent'> & {
  readonly canvas: Pick<CanvasPort, 'whoIsThere' | 'readKey' | 'keysPageAddress'>;
  readonly intelliboard: Pick<IntelliBoardPort, 'knownRedirectUri' | 'beginAuthorization' | 'authorization'>;
};

/**
 * Step `authorize`: Canvas asks the admin whether IntelliBoard may act for them. On the API road IntelliBoard says
 * where they are asked, and what came of it. On the form road its own page leads there, and what came of it is seen
 * by how much Canvas says that the key is used.
 *
 * @param granted is told of a consent, after it was stored
 */
export function authorizeUseCases(ports: AuthorizePorts, granted: () => void = () => undefined) {
  const { store, sites, canvas, intelliboard, consent, now } = ports;

  /** OAuth's `state` of the question that was opened last, in this worker's memory only. */
  let asked: string | null = null;

  const set = (change: Partial<AuthorizeState>) => store.update((state) => ({ ...state, authorize: { ...state.authorize, ...change } }));
  const ended = (what: Problem | null) => ({ activity: null, beginKey: null, place: null, problem: what });
  const stop = (what: Problem | null) => set(ended(what));
  const doing = (kind: NonNullable<AuthorizeState['activity']>['kind']) => ({ activity: { kind, since: now().toISOString() }, problem: null });
  const watching = patientLook(ports, PATIENCE, lookOnce);

  /** What is asked for; `null` while a part of it is not there yet. */
  function askedFor({ canvas: { site }, key, account }: SetupState): ConsentAsked | null {
    if (site === null || key.clientId === null) return null;
    return { origin: site.origin, clientId: key.clientId, redirectUri: key.plan?.redirectUri ?? account.me?.redirectUri ?? intelliboard.knownRedirectUri };
  }

  function about({ account, key, canvas: { site } }: SetupState, by: string | null = null) {
    return { host: account.host, clientId: key.clientId ?? '', keysPage: site === null ? '' : canvas.keysPageAddress(site.origin, site.rootAccountId), by };
  }

  /**
   * Stores what came of the activity of `then`, unless that has ended meanwhile or another has begun: a question has
   * many answerers, Canvas's own page, IntelliBoard and the admin. Answers whether it was stored.
   */
  async function setFor({ authorize: then }: SetupState, change: Partial<AuthorizeState>): Promise<boolean> {
    const isStored = await storeWhile(store, ({ authorize }) => isSameWork(authorize.activity, then.activity), (state) => ({ ...state, authorize: { ...state.authorize, ...change } }));
    return isStored !== null;
  }

  /** The same for what ends it. */
  async function stopFor(then: SetupState, what: Problem | null, change: Partial<AuthorizeState> = {}): Promise<void> {
    const isStored = await setFor(then, { ...ended(what), ...change });
    if (isStored && typeof change.grantedAt === 'string') granted();
  }

  /** Reads who is signed in at Canvas, before anybody is asked; the step is begun with it. */
  async function lookWho(): Promise<void> {
    const { canvas: { site } } = await store.read();
    if (site === null) return;
    const there = await canvas.whoIsThere(site.origin, site.rootAccountId);
    await set({ person: there.ok ? { ...there.value, at: now().toISOString() } : null });
  }

  /** The click on "Authorize in Canvas". `anyway`: by whoever is signed in there, though they were warned. */
  async function begin(anyway: boolean): Promise<void> {
    const state = await store.read();
    const { site } = state.canvas;
    if (site === null || !isDone(state, 'send')) return void (await stop(problem('authorize_incomplete', now())));
    await lookWho();
    const { person } = (await store.read()).authorize;
    if (!anyway && person?.actingAs === true) return stopFor(state, problem('authorize_acting_as', now(), [person.name], site.origin));
    if (!anyway && person?.isAdmin === false) return stopFor(state, problem('authorize_not_admin', now(), [person.name, site.accountName]));
    // An older question may have been given up, or answered, while Canvas was asked who is there.
    if (await setFor(state, { ...doing('beginning'), beginKey: ports.newId(), consent: null, expiresAt: null, place: null, grantedAt: null })) await drive();
  }

  /** Does what is next. Whoever wakes the worker calls it. */
  async function drive(): Promise<void> {
    const state = await store.read();
    const { activity } = state.authorize;
    if (activity?.kind === 'beginning') {
      // A page that comes up long after the click would be nobody's.
      if (now().getTime() - Date.parse(activity.since) > CLICK_LIMIT_MS) return stopFor(state, null);
      await (roadOf(state) === 'form' ? askByForm(state) : askByApi(state));
    }
    if (activity?.kind === 'checking') return checkNow();
    await watching.goOn();
  }

  async function askByApi(state: SetupState): Promise<void> {
    const { account, send, authorize } = state;
    const wanted = askedFor(state);
    if (wanted === null || send.connectionId === null || authorize.beginKey === null) return stopFor(state, problem('authorize_incomplete', now()));
    const begun = await intelliboard.beginAuthorization(account.host, send.connectionId, authorize.beginKey);
    if (!begun.ok) return stopFor(state, apiProblem(begun.error, now(), account));
    const address = judgeConsentAddress(begun.value.url, wanted);
    if (!address.ok) return stopFor(state, problem('authorize_address_refused', now(), [account.host, URL.parse(begun.value.url)?.host ?? '?', address.error]));
    if (!isSameWork((await store.read()).authorize.activity, authorize.activity)) return;
    asked = address.value.state;
    // The same key gets the same address: killed in between, the same tab goes to the same question.
    await consent.ask(address.value.href);
    await setFor(state, { ...doing('consenting'), beginKey: null, expiresAt: begun.value.expiresAt });
    // Canvas may have refused on the spot, before anybody was there to see it.
    await addressSeen(address.value.href);
  }

  async function askByForm(state: SetupState): Promise<void> {
    const wanted = askedFor(state);
    if (wanted === null) return stopFor(state, problem('authorize_incomplete', now()));
    asked = null;
    // A key whose use nobody has read yet is read before anybody authorises.
    if (state.authorize.before === null && !(await readUse(state))) return;
    if (await setFor(state, { ...doing('consenting'), beginKey: null })) await consent.showSite(`https://${state.account.host}`, INTEGRATIONS);
  }

  /** How much the key is used by now; the first reading is what later ones are compared with. Answers whether there is one. */
  async function readUse(state: SetupState): Promise<boolean> {
    const { canvas: { site }, key } = state;
    if (site === null || key.clientId === null) return false;
    const read = await canvas.readKey(site.origin, site.rootAccountId, key.clientId);
    if (!read.ok) {
      await stopFor(state, await explainCanvas(ports, read.error, site.origin));
      return false;
    }
    if (read.value === null) {
      await stopFor(state, refusedOnPage('unknown-client', about(state), now()));
      return false;
    }
    const use = readingOf(read.value, now().toISOString());
    await store.update((latest) => ({ ...latest, authorize: { ...withBaseline(latest.authorize, use), after: use } }));
    if (read.value.state === 'on') return true;
    await stopFor(state, refusedByError('unauthorized_client', about(state), now()));
    return false;
  }

  /** One look at how the consent stands. Answers since when it has been waited for, `null` once it is not any more. */
  async function lookOnce(): Promise<number | null> {
    const state = await store.read();
    if (state.authorize.activity?.kind !== 'consenting') return null;
    await (roadOf(state) === 'form' ? lookAtKey(state) : lookAtConsent(state));
    // Another question may be waited for by now.
    const { activity } = (await store.read()).authorize;
    return activity?.kind === 'consenting' ? Date.parse(activity.since) : null;
  }

  async function lookAtConsent(state: SetupState): Promise<void> {
    const { account, send, authorize } = state;
    if (send.connectionId === null) return stopFor(state, null);
    const word = await intelliboard.authorization(account.host, send.connectionId);
    if (word.ok && word.value.state !== 'waiting' && word.value.state !== 'none') return stopFor(state, ...verdictOf(state, word.value));
    if (authorize.expiresAt !== null && now().getTime() > Date.parse(authorize.expiresAt) + GRACE_MS) return stopFor(state, problem('authorize_expired', now()));
    if (word.ok) return void (await setFor(state, { consent: word.value, problem: null }));
    const what = apiProblem(word.error, now(), account);
    if (word.error.kind !== 'unreachable' && word.error.kind !== 'later' && what.code !== 'account_token_needed') return stopFor(state, what);
    // It may be back in a moment, or unlocked; the admin is at Canvas meanwhile.
    if (authorize.problem?.code !== what.code) await setFor(state, { problem: what });
  }

  /** What IntelliBoard's word means: the problem, and what is stored of it. */
  function verdictOf(state: SetupState, word: NonNullable<AuthorizeState['consent']>): readonly [Problem | null, Partial<AuthorizeState>] {
    const none = { consent: word, grantedAt: null };
    switch (word.state) {
      case 'granted':
        return [null, { consent: word, grantedAt: word.at ?? now().toISOString() }];
      case 'refused':
        return [refusedByCode(word.code, about(state, word.by), now()), none];
      case 'expired':
        return [problem('authorize_expired', now()), none];
      case 'revoked':
        return [problem('authorize_revoked', now()), none];
      case 'none':
      case 'waiting':
        return [null, none];
    }
  }

  async function lookAtKey(state: SetupState): Promise<void> {
    const { activity } = state.authorize;
    if (!(await readUse(state)) || (await hasBeenUsed(state))) return;
    if (activity !== null && now().getTime() - Date.parse(activity.since) <= FORM_LIMIT_MS) return;
    await stopFor(state, problem('authorize_not_seen', now(), [state.account.host]));
  }

  async function hasBeenUsed(state: SetupState): Promise<boolean> {
    const { before, after } = (await store.read()).authorize;
    if (before === null || after === null || !hasRisen(before, after)) return false;
    await stopFor(state, null, { grantedAt: now().toISOString() });
    return true;
  }

  /** A tab of a granted site has come to this address, while the admin is at the consent. */
  async function addressSeen(address: string): Promise<void> {
    const state = await store.read();
    const wanted = askedFor(state);
    const url = URL.parse(address);
    if (state.authorize.activity?.kind !== 'consenting' || wanted === null || url === null) return;
    if (url.origin === wanted.origin) return seenAtCanvas(state, wanted.origin, url);
    const back = readReturn(address, wanted.redirectUri, asked);
    if (back === null || back.isOurs === false) return;
    // What IntelliBoard has asked only it can answer for, unless the question is known to be ours.
    const isSure = back.isOurs === true || roadOf(state) === 'form';
    if (back.error === null || !isSure) return watching.hurry();
    // Anybody can lead a tab to such an address. Where Canvas can be asked itself whether the key is OFF, it is.
    const isUnproved = back.error === 'unauthorized_client' && back.isOurs === null;
    if (isUnproved && !(await readUse(state))) return;
    await stopFor(state, refusedByError(isUnproved ? 'unknown' : back.error, about(state), now()));
  }

  async function seenAtCanvas(state: SetupState, origin: string, url: URL): Promise<void> {
    const place = placeInCanvas(url.pathname);
    if (place === null) return;
    if (place !== 'answered-itself') return void (await setFor(state, { place }));
    const shown = await consent.refusalShown(origin, url.href);
    if (shown !== null) await stopFor(state, refusedOnPage(shown, about(state), now()));
  }

  /** The click on "Check again": how it stands by now, at IntelliBoard or by the key's use. */
  async function check(): Promise<void> {
    const { authorize } = await store.read();
    if (authorize.activity?.kind === 'consenting') return watching.hurry();
    await set(doing('checking'));
    await checkNow();
  }

  async function checkNow(): Promise<void> {
    const state = await store.read();
    const { account, send } = state;
    if (roadOf(state) === 'form') {
      if ((await readUse(state)) && !(await hasBeenUsed(state))) await stopFor(state, state.authorize.grantedAt === null ? problem('authorize_not_seen', now(), [account.host]) : null);
      return;
    }
    if (send.connectionId === null) return stopFor(state, problem('authorize_incomplete', now()));
    const word = await intelliboard.authorization(account.host, send.connectionId);
    if (word.ok) await stopFor(state, ...verdictOf(state, word.value));
    else await stopFor(state, apiProblem(word.error, now(), account));
  }

  /** Nobody waits for it any more; what was begun at Canvas can still be finished there. */
  async function giveUp(): Promise<void> {
    asked = null;
    await stop(null);
  }

  /**
   * Form road: the admin says that they have authorised. Believed only where Canvas's own list does not speak against
   * it: the key has tokens, or Canvas does not count them.
   */
  async function confirm(): Promise<void> {
    const state = await store.read();
    if (roadOf(state) !== 'form' || !(await readUse(state))) return;
    const { after } = (await store.read()).authorize;
    if (after?.tokens === 0) return stopFor(state, problem('authorize_not_seen', now(), [state.account.host]));
    await stopFor(state, null, { grantedAt: now().toISOString() });
  }

  async function resume(): Promise<void> {
    const { authorize } = await store.read();
    if (authorize.activity !== null && (await isReachable())) await drive();
  }

  /** A site that was taken back meanwhile ends it: it would be asked in vain. */
  async function isReachable(): Promise<boolean> {
    const state = await store.read();
    const origin = roadOf(state) === 'form' ? state.canvas.site?.origin : `https://${state.account.host}`;
    if (origin === undefined || (await sites.isGranted(origin))) return true;
    await stopFor(state, problem('permission_gone', now(), [new URL(origin).host]));
    return false;
  }

  return { lookWho, begin, check, giveUp, confirm, addressSeen, resume };
}
