import { keyBegunAnew } from '@/utils/model/empty-setup';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey, KeyPlan } from '@/utils/model/developer-key';
import { problem, type Problem, type ProblemCode } from '@/utils/model/problem';
import { scopesOffered } from '@/utils/model/scopes';
import type { CanvasSite, KeyState, SetupState } from '@/utils/model/setup';
import type { Result } from '@/utils/core/result';
import { canvasProblem, explainCanvas } from '@/utils/setup/canvas-problem';
import type { Ports, WriteOutcome } from '@/utils/setup/ports';
import { isSameWork, storeWhile } from '@/utils/setup/store-while';

/** More are found by searching: the stored state is written as a whole at each change. */
export const MOST_CHOICES = 20;

/** What the step is at, as far as it tells one piece of work from another. */
type Work = Pick<KeyState, 'activity' | 'intent'>;

/** What the parts of step `key` share: changing its state, and saying what went wrong. */
export function keyContext(ports: Ports) {
  const { store, canvas, intelliboard, now } = ports;

  /** Without a Canvas there is nothing to do: it was changed, or all was begun anew, while something was under way. */
  const set = (change: Partial<KeyState>) => store.update((state) => (state.canvas.site === null ? state : { ...state, key: { ...state.key, ...change } }));
  const doing = (kind: NonNullable<KeyState['activity']>['kind']) => ({ activity: { kind, since: now().toISOString() }, progress: null });

  /** Ends what is under way. `null`: the admin stopped it, so there is nothing to say. */
  const stop = async (what: Problem | null, change: Partial<KeyState> = {}): Promise<false> => {
    await set({ activity: null, progress: null, problem: what, ...change });
    return false;
  };

  /** Stores a change that belongs to the work that was on `then`, unless the admin has stopped it or begun something else. Answers whether it was stored. */
  const setFor = async (then: Work, change: Partial<KeyState>): Promise<boolean> => {
    const isOn = ({ canvas: where, key }: SetupState) => where.site !== null && isSameWork(key.activity, then.activity) && key.intent?.id === then.intent?.id;
    return (await storeWhile(store, isOn, (state) => ({ ...state, key: { ...state.key, ...change } }))) !== null;
  };

  /** Ends that work. Answers whether there is something else to do, begun meanwhile. */
  const stopFor = async (then: Work, what: Problem | null, change: Partial<KeyState> = {}): Promise<boolean> =>
    !(await setFor(then, { activity: null, progress: null, problem: what, ...change }));

  const explained = async (failure: CanvasFailure, site: CanvasSite): Promise<Problem | null> => (failure.kind === 'cancelled' ? null : explainCanvas(ports, failure, site.origin));

  const fail = async (failure: CanvasFailure, site: CanvasSite, change: Partial<KeyState> = {}): Promise<false> => stop(await explained(failure, site), change);

  const failFor = async (then: Work, failure: CanvasFailure, site: CanvasSite, change: Partial<KeyState> = {}): Promise<boolean> => stopFor(then, await explained(failure, site), change);

  /** A problem that is put right on Canvas's Developer Keys page. */
  const onKeysPage = (code: ProblemCode, site: CanvasSite, params: readonly string[] = []): Problem => problem(code, now(), params, canvas.keysPageAddress(site.origin, site.rootAccountId));

  /** What a write in Canvas's page met; `refused` says what a refusal of this very write means. */
  function writeProblem(outcome: Exclude<WriteOutcome, 'done'>, status: number, site: CanvasSite, refused: ProblemCode): Problem {
    switch (outcome) {
      case 'refused':
        return onKeysPage(refused, site, [String(status)]);
      case 'acting-as':
        return problem('canvas_acting_as', now(), [new URL(site.origin).host], site.origin);
      case 'no-answer':
        return canvasProblem({ kind: 'unreachable', status }, now(), site.origin);
      case 'csrf':
      case 'signed-out':
      case 'throttled':
        return canvasProblem({ kind: outcome, status }, now(), site.origin);
    }
  }

  /** That key is the one whose place is to be taken: it cannot take it itself, and a new secret for it would be an outage. */
  const isOld = (clientId: string): Problem => problem('key_is_old', now(), [clientId]);

  const pageMissing = (why: 'missing' | 'signed-out', site: CanvasSite): Problem =>
    why === 'signed-out' ? canvasProblem({ kind: 'signed-out', status: 0 }, now(), site.origin) : onKeysPage('key_page_missing', site);

  /** All keys of the account, telling the guide how far a long list has come. The admin may stop the work at any page. */
  function listKeys(site: CanvasSite, then: Work): Promise<Result<DeveloperKey[], CanvasFailure>> {
    return canvas.listKeys(site.origin, site.rootAccountId, (progress) => setFor(then, { progress }));
  }

  /** What is to be made, by what the admin has chosen. */
  function planOf(state: SetupState): KeyPlan {
    const { enforceScopes, allowIncludes, ownerEmail, scopeReport } = state.key;
    return {
      name: intelliboard.keyName,
      redirectUri: state.account.me?.redirectUri ?? intelliboard.knownRedirectUri,
      email: ownerEmail.trim() || null,
      enforceScopes,
      scopes: !enforceScopes ? [] : scopeReport === null ? [...intelliboard.scopes] : scopesOffered(scopeReport),
      allowIncludes: enforceScopes && allowIncludes,
    };
  }

  const anew = (change: Partial<KeyState>) => store.update((state) => (state.canvas.site === null ? state : { ...state, key: { ...keyBegunAnew(state.key), ...change } }));

  return { ports, set, setFor, anew, doing, stop, stopFor, fail, failFor, onKeysPage, writeProblem, pageMissing, isOld, listKeys, planOf };
}

export type KeyContext = ReturnType<typeof keyContext>;
