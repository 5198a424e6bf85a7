import { INTELLIBOARD_SCOPES, KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { scopesOffered } from '@/utils/model/scopes';
import type { KeyIntent, KeyState, SetupState } from '@/utils/model/setup';
import type { Guide, KeyPlanChoice } from '@/utils/ui/guide';

/** How many scopes IntelliBoard names. */
export const SCOPES = String(INTELLIBOARD_SCOPES.length);

/** What the admin has chosen so far. */
export function choiceOf({ way, enforceScopes, allowIncludes, ownerEmail }: KeyState): KeyPlanChoice {
  return { way, enforceScopes, allowIncludes, ownerEmail };
}

/** Changes one choice; all four go with it. */
export function choose({ setup, actions }: Guide, change: Partial<KeyPlanChoice>): void {
  actions.setKeyPlan({ ...choiceOf(setup.key), ...change });
}

/** Lets go of what is known of a key, and begins anew by another way. */
export function beginAnew(guide: Guide, way: KeyPlanChoice['way']): void {
  choose(guide, { way });
  guide.actions.forgetKey();
}

/** What would be made now, or what was begun. */
export function planned({ account, key }: SetupState): KeyIntent['plan'] {
  if (key.intent !== null) return key.intent.plan;
  const { enforceScopes, scopeReport } = key;
  return {
    name: KEY_NAME,
    redirectUri: account.me?.redirectUri ?? KNOWN_REDIRECT_URI,
    email: key.ownerEmail.trim() || null,
    enforceScopes,
    scopes: !enforceScopes ? [] : scopeReport === null ? [...INTELLIBOARD_SCOPES] : scopesOffered(scopeReport),
    allowIncludes: enforceScopes && key.allowIncludes,
  };
}
