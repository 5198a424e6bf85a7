import type { DeveloperKey, Finding, KeyPlan } from '@/utils/model/developer-key';

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
 * character, as Canvas does ([B] `redirect_domain_matches?`); enforced scopes may be more than planned.
 */
export function compareKey(key: DeveloperKey, plan: KeyPlan): Finding[] {
  const findings: Finding[] = [];
  const found = (code: Finding['code'], grave: boolean, what = '') => findings.push({ code, grave, found: what.slice(0, 300) });
  if (key.state !== 'on') found('off', true);
  if (key.isLti) found('not_api_key', true);
  if (!key.redirectUris.includes(plan.redirectUri)) found('redirect_uri', true, key.redirectUris.join(' '));
  if (key.legacyRedirectUri !== null) found('legacy_redirect_uri', false, key.legacyRedirectUri);
  if (key.requireScopes && !plan.enforceScopes && plan.scopes.length === 0) found('scopes_enforced', false);
  const missing = plan.enforceScopes ? plan.scopes.filter((scope) => !key.scopes.includes(scope)) : [];
  if (key.requireScopes && missing.length > 0) found('scopes_missing', true, missing.join(' '));
  if (key.audience !== null && key.audience !== 'internal') found('audience', false, key.audience);
  if (key.vendorCode !== null) found('vendor_code', false, key.vendorCode);
  if (key.iconUrl !== null) found('icon_url', false, key.iconUrl);
  if (key.testClusterOnly) found('test_cluster_only', true);
  if (key.name !== plan.name) found('name', false, key.name ?? '');
  return findings;
}
