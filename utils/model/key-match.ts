import type { DeveloperKey, Finding, FindingCode, KeyChange, KeyPlan } from '@/utils/model/developer-key';
import { missingScopes } from '@/utils/model/scopes';

/** Whether a key is one that this plan could have made: own API key, same name, same redirect URI. */
export function matchesPlan(key: DeveloperKey, plan: KeyPlan): boolean {
  return !key.isLti && key.name === plan.name && key.redirectUris.includes(plan.redirectUri);
}

/** Whether nobody has ever authorised anything with this key. */
export function neverUsed(key: DeveloperKey): boolean {
  return (key.accessTokenCount ?? 0) === 0 && key.lastUsedAt === null;
}

/**
 * What differs between a key, as Canvas has it, and its plan. Redirect URIs are compared character by
 * character, as Canvas does ([B] `redirect_domain_matches?`). Scopes must be off, or cover `needed`: what
 * IntelliBoard reads. With enforced scopes Canvas ignores `include[]` unless the key allows it ([B]).
 */
export function compareKey(key: DeveloperKey, plan: KeyPlan, needed: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const found = (code: FindingCode, grave: boolean, what = '') => findings.push({ code, grave, fixable: changeFor(code, key, plan, needed) !== null || code === 'off', found: what.slice(0, 300) });
  if (key.state !== 'on') found('off', true);
  if (key.isLti) found('not_api_key', true);
  if (!key.redirectUris.includes(plan.redirectUri)) found('redirect_uri', true, key.redirectUris.join(' '));
  if (key.testClusterOnly) found('test_cluster_only', true);
  const missing = key.requireScopes ? missingScopes(key.scopes, needed) : [];
  if (missing.length > 0) found('scopes_missing', true, missing.join(' '));
  if (key.requireScopes && plan.allowIncludes && !key.allowIncludes) found('includes_off', false);
  if (key.legacyRedirectUri !== null) found('legacy_redirect_uri', false, key.legacyRedirectUri);
  if (key.audience !== null && key.audience !== 'internal') found('audience', false, key.audience);
  if (key.vendorCode !== null) found('vendor_code', false, key.vendorCode);
  if (key.iconUrl !== null) found('icon_url', false, key.iconUrl);
  if (key.notes !== null) found('notes', false, key.notes);
  if (key.name !== plan.name) found('name', false, key.name ?? '');
  if (plan.email !== null && key.email === null) found('owner_email', false);
  return findings;
}

/**
 * The change that puts one finding right, or `null` where this must be left to a person. Adding is safe at any
 * time; what empties a field or narrows something is offered only while nobody has used the key.
 */
export function changeFor(code: FindingCode, key: DeveloperKey, plan: KeyPlan, needed: readonly string[]): KeyChange | null {
  const ifUnused = (change: KeyChange) => (neverUsed(key) ? change : null);
  switch (code) {
    case 'redirect_uri':
      return { redirectUris: [...key.redirectUris, plan.redirectUri] };
    case 'scopes_missing':
      return { scopes: [...key.scopes, ...missingScopes(key.scopes, needed)] };
    case 'includes_off':
      return { allowIncludes: true };
    case 'test_cluster_only':
      return { testClusterOnly: false };
    case 'name':
      return { name: plan.name };
    case 'owner_email':
      return plan.email === null ? null : { email: plan.email };
    case 'legacy_redirect_uri':
      return ifUnused({ legacyRedirectUri: '' });
    case 'audience':
      return ifUnused({ audience: 'internal' });
    case 'vendor_code':
      return ifUnused({ vendorCode: '' });
    case 'icon_url':
      return ifUnused({ iconUrl: '' });
    case 'notes':
      return ifUnused({ notes: '' });
    case 'off':
    case 'not_api_key':
      return null;
  }
}
