import { isTrustedRedirectUri } from '@/utils/model/known';
import { problem, type Problem } from '@/utils/model/problem';
import type { CanvasSite } from '@/utils/model/setup';
import { explainCanvas } from '@/utils/setup/canvas-problem';
import type { Ports } from '@/utils/setup/ports';

/**
 * Turns a developer key OFF on Canvas's own page, and answers what stands in the way; `null`: it is OFF, or gone. Only
 * a key that leads to IntelliBoard: its client id may have come from IntelliBoard's answers, and another vendor's key
 * is none of our business.
 */
export async function turnKeyOff(ports: Pick<Ports, 'now' | 'canvas' | 'keysPage' | 'sites'>, site: CanvasSite, clientId: string): Promise<Problem | null> {
  const { canvas, keysPage, now } = ports;
  const link = canvas.keysPageAddress(site.origin, site.rootAccountId);
  const read = () => canvas.readKey(site.origin, site.rootAccountId, clientId);
  const before = await read();
  if (!before.ok) return explainCanvas(ports, before.error, site.origin);
  if (before.value === null || before.value.state === 'off') return null;
  const { redirectUris, legacyRedirectUri } = before.value;
  if (![...redirectUris, legacyRedirectUri ?? ''].some(isTrustedRedirectUri)) return problem('key_not_intelliboards', now(), [clientId], link);

  const page = await keysPage.prepare(site.origin, site.rootAccountId);
  if (!page.ok) return page.error === 'signed-out' ? problem('canvas_not_signed_in', now(), [new URL(site.origin).host], link) : problem('key_page_missing', now(), [], link);
  const turned = await keysPage.turnOff(page.value, site.rootAccountId, clientId);
  if (!turned.ok || turned.value.outcome !== 'done') return problem('key_turn_off_refused', now(), [clientId], link);
  // Canvas has the last word on whether it is OFF.
  const after = await read();
  if (!after.ok) return explainCanvas(ports, after.error, site.origin);
  return after.value?.state === 'on' ? problem('key_turn_off_refused', now(), [clientId], link) : null;
}
