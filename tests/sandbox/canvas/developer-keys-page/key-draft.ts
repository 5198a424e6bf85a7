import type { Audience, Key, KeyFields } from './api';
import { GENERATION, WORDS } from './page-env';

/** What is in the form. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly redirectUris: string;
  readonly legacyRedirectUri: string;
  readonly vendorCode: string;
  readonly iconUrl: string;
  readonly notes: string;
  readonly testClusterOnly: boolean;
  /** `null` until it is chosen; the form shows "Canvas" all the same, and nothing is sent. */
  readonly audience: Audience | null;
  readonly enforceScopes: boolean;
  readonly allowIncludes: boolean;
  readonly scopes: ReadonlySet<string>;
  /** The partner's app that somebody has chosen. */
  readonly unifiedToolId: string | null;
}

export function draftOf(key: Key | null): Draft {
  return {
    name: key?.name ?? '',
    email: key?.email ?? '',
    redirectUris: key?.redirect_uris ?? '',
    legacyRedirectUri: key?.redirect_uri ?? '',
    vendorCode: key?.vendor_code ?? '',
    iconUrl: key?.icon_url ?? '',
    notes: key?.notes ?? '',
    testClusterOnly: key?.test_cluster_only ?? false,
    audience: key?.client_credentials_audience ?? null,
    enforceScopes: key?.require_scopes ?? GENERATION.enforceScopesByDefault,
    allowIncludes: key?.allow_includes ?? false,
    scopes: new Set(key?.scopes),
    unifiedToolId: key?.unified_tool_id ?? null,
  };
}

const LONGEST_URI = 4_096;

/** Why this cannot be saved, in the words of the flash message; nothing is sent then. */
export function faultIn({ redirectUris, enforceScopes, scopes }: Draft): string | null {
  if (redirectUris.split('\n').some((uri) => uri.length > LONGEST_URI)) return WORDS.uriTooLong;
  if (enforceScopes && scopes.size === 0) return WORDS.noScope;
  return null;
}

/**
 * The body's `developer_key`. A new key is sent without its empty fields; a changed one with them, since they
 * may have been emptied. `require_scopes` is always sent.
 */
export function fieldsOf(draft: Draft, { isNew }: { isNew: boolean }): KeyFields {
  const texts = {
    name: draft.name,
    email: draft.email,
    redirect_uris: draft.redirectUris,
    redirect_uri: draft.legacyRedirectUri,
    vendor_code: draft.vendorCode,
    icon_url: draft.iconUrl,
    notes: draft.notes,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => !isNew || text !== '')),
    ...((draft.testClusterOnly || !isNew) && { test_cluster_only: draft.testClusterOnly }),
    ...(draft.unifiedToolId !== null && { unified_tool_id: draft.unifiedToolId }),
    ...(draft.audience !== null && { client_credentials_audience: draft.audience }),
    ...(draft.enforceScopes && { scopes: [...draft.scopes], allow_includes: draft.allowIncludes }),
    require_scopes: draft.enforceScopes,
  };
}
