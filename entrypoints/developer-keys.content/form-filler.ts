import { fillKeyForm, whenFormCloses, type FormFilling } from '@/utils/canvas/key-form';
import { within } from '@/utils/canvas/wait';
import type { PageRequest } from '@/utils/messaging/page-protocol';
import { deliver } from '@/utils/messaging/deliver';
import { report } from '@/utils/messaging/report';

const FILL_LIMIT_MS = 60_000;

/**
 * Fills Canvas's form, and then waits until the admin has saved it (or closed it: the worker finds out which).
 * The secret is taken if Canvas shows it then, and only then, and held until the worker has it.
 */
export class FormFiller {
  #filling: { readonly intentId: string; readonly result: Promise<FormFilling> } | null = null;
  #watch: { readonly intentId: string; readonly stop: AbortController } | null = null;

  constructor(
    private readonly document: Document,
    private readonly signal: AbortSignal,
  ) {}

  /** Asked again for the same intent while it fills, as by a worker that was killed, it answers the same. */
  fill({ intentId, plan }: PageRequest<'page.fillForm'>): Promise<FormFilling> {
    if (this.#filling?.intentId === intentId) return this.#filling.result;
    const result = fillKeyForm(this.document, plan, within(FILL_LIMIT_MS, this.signal))
      .then((filling) => {
        if (filling.outcome === 'filled') this.#watchFor(intentId);
        return filling;
      })
      .finally(() => (this.#filling = null));
    this.#filling = { intentId, result };
    return result;
  }

  #watchFor(intentId: string): void {
    if (this.#watch?.intentId === intentId) return;
    this.#watch?.stop.abort();
    const stop = new AbortController();
    this.#watch = { intentId, stop };
    void this.#reportClosing(intentId, AbortSignal.any([stop.signal, this.signal]));
  }

  async #reportClosing(intentId: string, signal: AbortSignal): Promise<void> {
    const { closed, secret } = await whenFormCloses(this.document, signal);
    if (!closed) return;
    await deliver(() => report('page.formClosed', { intentId, secret: secret?.reveal() ?? null }), signal);
    if (this.#watch?.intentId === intentId) this.#watch = null;
  }
}
