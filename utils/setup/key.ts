import { keyBegunAnew } from '@/utils/model/empty-setup';
import type { FindingCode } from '@/utils/model/developer-key';
import type { KeyState } from '@/utils/model/setup';
import { keyCheck } from '@/utils/setup/key-check';
import { keyContext } from '@/utils/setup/key-context';
import { keyCreation } from '@/utils/setup/key-creation';
import { keyList } from '@/utils/setup/key-list';
import { keySecret } from '@/utils/setup/key-secret';
import type { Ports } from '@/utils/setup/ports';

export type { CreationReport } from '@/utils/setup/key-creation';

/**
 * Step `key`: one developer key, made or chosen or pasted, ON, read back and proved.
 *
 * The stored state says at each line what is next, and `advance` does that one thing; so whoever wakes up
 * after the worker was killed calls `advance` and nothing is done twice.
 */
export function keyUseCases(ports: Ports) {
  const { store, vault } = ports;
  const context = keyContext(ports);
  const { set, doing } = context;
  const secrets = keySecret(context);
  const creation = keyCreation(context, secrets);
  const checks = keyCheck(context);
  const lists = keyList(context);
  let running: Promise<void> | null = null;
  let askedAgain = false;

  /** How the key is to be made. Enforced scopes are checked against this Canvas as soon as they are wanted. */
  async function setPlan(choice: Pick<KeyState, 'way' | 'enforceScopes' | 'allowIncludes' | 'ownerEmail'>): Promise<void> {
    const { key } = await set(choice);
    if (key.enforceScopes && key.scopeReport === null && key.activity === null) await set({ problem: null, ...doing('checking-scopes') });
  }

  /** Reads the key back and proves the pair again. */
  async function check(): Promise<void> {
    const state = await store.read();
    const { key } = state;
    if (key.clientId === null) return;
    // A key that came with a connection is compared with what is asked for here.
    await set({ readBack: null, problem: null, plan: key.plan ?? context.planOf(state), ...(key.secret?.state !== 'sent' && { provedAt: null }), ...doing('reading-back') });
  }

  async function turnOn(): Promise<void> {
    const { key } = await store.read();
    if (key.clientId !== null) await set({ readBack: null, problem: null, ...doing('turning-on') });
  }

  async function fix(finding: FindingCode): Promise<void> {
    const { key } = await store.read();
    if (key.clientId === null) return;
    if (finding === 'off') return turnOn();
    await set({ fixing: finding, problem: null, ...doing('fixing') });
  }

  /** The admin turned a key ON by Canvas's own switch. */
  async function switchedOn(clientId: string): Promise<void> {
    const { key } = await store.read();
    if (key.clientId === clientId && key.activity === null) await check();
  }

  /** Stops what is being read, or stops waiting for Save. A key that may exist by now is not made undone by it. */
  async function stop(): Promise<void> {
    const { key } = await store.read();
    const mayStop = ['listing', 'checking-scopes', 'looking', 'saving'].includes(key.activity?.kind ?? '');
    if (mayStop) await set({ activity: null, progress: null, problem: null, intent: null });
  }

  /** Forgets the secret and this set-up's knowledge of the key. Canvas's key stays as it is. */
  async function forget(): Promise<void> {
    await vault.forget('developer-key');
    await store.update((state) => ({ ...state, key: keyBegunAnew(state.key) }));
  }

  /** Does what is next until there is nothing left, or somebody else has to act. One at a time. */
  function advance(): Promise<void> {
    if (running !== null) {
      askedAgain = true;
      return running;
    }
    running = run().finally(() => {
      running = null;
    });
    return running;
  }

  async function run(): Promise<void> {
    do {
      askedAgain = false;
      while (await step()) {
        // each turn reads the stored state anew
      }
    } while (askedAgain);
  }

  /** One thing. Answers whether there is more to do now. */
  async function step(): Promise<boolean> {
    const { canvas: where, key } = await store.read();
    const { site } = where;
    if (site === null || key.activity === null || key.activity.kind === 'saving') return false;
    if (key.activity.kind === 'listing') return lists.list(site, key);
    if (key.activity.kind === 'checking-scopes') return lists.checkScopes(site, key);
    if (key.adoptId !== null) return secrets.takeOver(site, key.adoptId, key);
    if (key.intent !== null) return creation.goOn(site, key.intent, key);
    if (key.clientId === null) return context.stop(key.problem);
    if (key.activity.kind === 'fixing' && key.fixing !== null) return checks.fix(site, key.clientId, key, key.fixing);
    if (key.activity.kind === 'turning-on') return checks.switchOn(site, key.clientId);
    if (key.activity.kind === 'proving') return checks.prove(site, key.clientId, key);
    return checks.readBack(site, key.clientId, key);
  }

  /** A use case that stores what is wanted, and then begins. */
  const thenAdvance =
    <A extends unknown[]>(store: (...args: A) => Promise<unknown>) =>
    async (...args: A): Promise<void> => {
      await store(...args);
      await advance();
    };

  return {
    setPlan: thenAdvance(setPlan),
    create: thenAdvance(creation.create),
    regenerate: thenAdvance(creation.regenerate),
    findSaved: thenAdvance(creation.findNow),
    adopt: thenAdvance(secrets.adopt),
    list: thenAdvance(lists.begin),
    check: thenAdvance(check),
    turnOn: thenAdvance(turnOn),
    fix: thenAdvance(fix),
    switchedOn: thenAdvance(switchedOn),
    pageLoaded: thenAdvance(creation.pageLoaded),
    /** Answers the faults before it goes on: `resume` does. */
    paste: secrets.paste,
    find: lists.find,
    report: creation.report,
    formClosed: creation.formClosed,
    stop,
    forget,
    resume: advance,
  };
}
