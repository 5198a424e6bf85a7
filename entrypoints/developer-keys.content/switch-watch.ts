import { whenShownOn } from '@/utils/canvas/page';
import { deliver } from '@/utils/messaging/deliver';
import { report } from '@/utils/messaging/report';

/** Canvas's page shows a switch as turned before its server has agreed, so the worker asks the server. */
const SERVER_MS = 1_000;

/** Waits until the admin turns a key ON by Canvas's own switch, and says so. */
export class SwitchWatch {
  #watching: string | null = null;

  constructor(
    private readonly document: Document,
    private readonly signal: AbortSignal,
  ) {}

  begin(clientId: string): void {
    if (this.#watching === clientId) return;
    this.#watching = clientId;
    void this.#watch(clientId);
  }

  async #watch(clientId: string): Promise<void> {
    if (!(await whenShownOn(this.document, clientId, this.signal))) return;
    this.#watching = null;
    await new Promise((resolve) => setTimeout(resolve, SERVER_MS));
    await deliver(() => report('page.switchedOn', { clientId }), this.signal);
  }
}
