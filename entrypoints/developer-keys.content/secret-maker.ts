import type { CreatedKey, CreateFailure } from '@/utils/canvas/writer';
import type { Result } from '@/utils/core/result';
import { deliver } from '@/utils/messaging/deliver';
import { report, type RequestOf } from '@/utils/messaging/report';

type Outcome = { readonly made: RequestOf<'page.keyCreated'> } | { readonly failed: RequestOf<'page.keyFailed'> };

export interface Making {
  readonly intentId: string;
  /** Only tell what became of it; never begin. */
  readonly onlyReport: boolean;
  readonly make: () => Promise<Result<CreatedKey, CreateFailure>>;
}

/**
 * Has Canvas make at most one secret for each intent in this document, with a new key or for an existing one,
 * and holds what came of it until the worker has acknowledged it: the worker may be dead when Canvas answers,
 * and wakes by the message.
 */
export class SecretMaker {
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  readonly #delivering = new Set<string>();
  /** Intents that are over. Their outcome is gone from here, and they are never begun again. */
  readonly #over = new Set<string>();

  /** `actingAs` is looked at once more in the moment of writing. */
  constructor(
    private readonly actingAs: () => boolean,
    private readonly signal: AbortSignal,
  ) {}

  /** Returns whether this document works, or has worked, on that intent. */
  take(making: Making): boolean {
    const { intentId } = making;
    const known = this.#outcomes.get(intentId);
    if (known === undefined && (making.onlyReport || this.#over.has(intentId))) return false;
    const outcome = known ?? this.#make(making);
    this.#outcomes.set(intentId, outcome);
    if (!this.#delivering.has(intentId)) {
      this.#delivering.add(intentId);
      void this.#deliver(intentId, outcome).finally(() => this.#delivering.delete(intentId));
    }
    return true;
  }

  async #make({ intentId, make }: Making): Promise<Outcome> {
    if (this.actingAs()) return { failed: { intentId, reason: 'acting-as', status: 0 } };
    const made = await make();
    if (!made.ok) return { failed: { intentId, reason: reasonOf(made.error), status: made.error.status } };
    return { made: { intentId, clientId: made.value.clientId, secret: made.value.secret.reveal() } };
  }

  async #deliver(intentId: string, outcome: Promise<Outcome>): Promise<void> {
    const what = await outcome;
    const acknowledged = await deliver(() => ('made' in what ? report('page.keyCreated', what.made) : report('page.keyFailed', what.failed)), this.signal);
    if (!acknowledged) return;
    this.#over.add(intentId);
    this.#outcomes.delete(intentId);
  }
}

function reasonOf(failure: CreateFailure): RequestOf<'page.keyFailed'>['reason'] {
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
    case 'cancelled':
      return 'no-answer';
    case 'forbidden':
    case 'not-found':
    case 'invalid':
      return 'refused';
  }
}
