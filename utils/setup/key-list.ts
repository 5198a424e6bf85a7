import type { DeveloperKey } from '@/utils/model/developer-key';
import { byLikelihood, looksLikeIntelliBoard } from '@/utils/model/key-standing';
import { matchScopes } from '@/utils/model/scopes';
import type { CanvasSite, KeyState } from '@/utils/model/setup';
import { MOST_CHOICES, type KeyContext } from '@/utils/setup/key-context';

const MOST_FOUND = 20;

/** What is read before the admin decides: the account's own keys, and the scopes that this Canvas offers. */
export function keyList({ ports, set, doing, stopFor, failFor, listKeys }: KeyContext) {
  const { canvas, intelliboard, now } = ports;
  /** In memory only: after a kill the guide offers to read them again. Never with a secret (`developer-keys.ts`). */
  let read: readonly DeveloperKey[] | null = null;

  /** Reads the keys of the account itself that are API keys, and picks out those that look like IntelliBoard's. */
  async function list(site: CanvasSite, then: KeyState): Promise<boolean> {
    const answer = await listKeys(site, then);
    if (!answer.ok) return failFor(then, answer.error, site);
    read = answer.value.filter((key) => !key.isLti);
    const likely = byLikelihood(read.filter(looksLikeIntelliBoard), now());
    return stopFor(then, null, { choices: likely.slice(0, MOST_CHOICES), list: { at: now().toISOString(), total: read.length, likely: likely.length } });
  }

  /** The keys whose name, client id or redirect URI holds the text, the most likely first. */
  function find(text: string): { known: boolean; total: number; keys: DeveloperKey[] } {
    const wanted = text.trim().toLowerCase();
    const found = (read ?? []).filter((key) => [key.id, key.name ?? '', key.email ?? '', ...key.redirectUris].some((one) => one.toLowerCase().includes(wanted)));
    return { known: read !== null, total: found.length, keys: byLikelihood(found, now()).slice(0, MOST_FOUND) };
  }

  async function checkScopes(site: CanvasSite, then: KeyState): Promise<boolean> {
    const offered = await canvas.offeredScopes(site.origin, site.rootAccountId);
    if (!offered.ok) return failFor(then, offered.error, site);
    return stopFor(then, null, { scopeReport: matchScopes(intelliboard.scopes, offered.value, now()) });
  }

  return { list, find, checkScopes, begin: () => set({ problem: null, choices: [], list: null, ...doing('listing') }) };
}
