import { createKey, type CreateFailure } from '@/utils/canvas/writer';
import type { Fetch } from '@/utils/canvas/answer';
import type { PageRequest, Request } from '@/utils/messaging/protocol';
import { send } from '@/utils/messaging/send';

export interface KeyMakerNeeds {
  readonly fetch: Fetch;
  readonly cookies: () => string;
  /** Looked at once more in the moment of writing. */
  readonly actingAs: () => boolean;
  readonly signal: AbortSignal;
}

type Outcome = { readonly made: Request<'page.keyCreated'> } | { readonly failed: Request<'page.keyFailed'> };

const DELIVERY_PAUSES_MS = [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Makes at most one key for each intent in this document, and holds what came of it until the worker has
 * acknowledged it: the worker may be dead when Canvas answers, and wakes by the message.
 */
export class KeyMaker {
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  readonly #delivering = new Set<string>();
  /** Intents that are over. Their outcome is gone from here, and they are never begun again. */
  readonly #over = new Set<string>();

  constructor(private readonly needs: KeyMakerNeeds) {}

  /** Returns whether this document works, or has worked, on that intent. */
  take(request: PageRequest<'page.createKey'>): boolean {
    const known = this.#outcomes.get(request.intentId);
    if (known === undefined && (request.onlyReport || this.#over.has(request.intentId))) return false;
    const outcome = known ?? this.#make(request);
    this.#outcomes.set(request.intentId, outcome);
    if (!this.#delivering.has(request.intentId)) {
      this.#delivering.add(request.intentId);
      void this.#deliver(request.intentId, outcome).finally(() => this.#delivering.delete(request.intentId));
    }
    return true;
  }

  async #make({ intentId, accountId, plan }: PageRequest<'page.createKey'>): Promise<Outcome> {
    if (this.needs.actingAs()) return { failed: { intentId, reason: 'acting-as', status: 0 } };
    const created = await createKey(this.needs.fetch, this.needs.cookies, accountId, plan);
    if (!created.ok) return { failed: { intentId, reason: reasonOf(created.error), status: created.error.status } };
    return { made: { intentId, clientId: created.value.clientId, secret: created.value.secret.reveal() } };
  }

  async #deliver(intentId: string, outcome: Promise<Outcome>): Promise<void> {
    const what = await outcome;
    for (const pause of DELIVERY_PAUSES_MS) {
      await sleep(pause, this.needs.signal);
      if (this.needs.signal.aborted) return;
      const answer = 'made' in what ? await send('page.keyCreated', what.made) : await send('page.keyFailed', what.failed);
      if (!answer.ok) {
        if (answer.error === 'gone') return;
        continue;
      }
      // Acknowledged, or of no use to anybody any more: either way the secret is not kept here.
      this.#over.add(intentId);
      this.#outcomes.delete(intentId);
      return;
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

function reasonOf(failure: CreateFailure): Request<'page.keyFailed'>['reason'] {
  switch (failure.kind) {
    case 'masked':
    case 'not-understood':
    case 'csrf':
    case 'signed-out':
    case 'throttled':
      return failure.kind;
    case 'unreachable':
    case 'redirected':
    case 'server':
    case 'not-canvas':
      return 'no-answer';
    case 'forbidden':
    case 'not-found':
    case 'invalid':
      return 'refused';
  }
}
