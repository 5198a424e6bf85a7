import type { Remedy } from '@/utils/model/health';
import { IDENTITY_ORIGIN } from '@/utils/model/data';
import type { Subject } from '@/utils/health/subject';

/** The very pages on which things are put right. Canvas's paths are the same in every generation since 2022. */

function inCanvas(path: (accountId: string) => string) {
  return ({ setup }: Subject): Remedy | null => {
    const { site } = setup.canvas;
    return site === null ? null : { kind: 'link', url: `${site.origin}${path(encodeURIComponent(site.rootAccountId))}` };
  };
}

export const canvasHome = inCanvas(() => '/');
export const canvasSignIn = inCanvas(() => '/login');
export const keysPage = inCanvas((id) => `/accounts/${id}/developer_keys`);
export const rolesPage = inCanvas((id) => `/accounts/${id}/permissions`);
export const subAccountsPage = inCanvas((id) => `/accounts/${id}/sub_accounts`);
export const termsPage = inCanvas((id) => `/accounts/${id}/terms`);

/** IntelliBoard's web site; its pages' addresses are not public. */
export function intelliboardPage({ setup }: Subject): Remedy {
  return { kind: 'link', url: `https://${setup.account.host}/` };
}

/** Where credentials of Canvas data are made: the identity site, or the portal as a tool of Canvas. */
export function dataPage({ setup }: Subject): Remedy | null {
  if (setup.data.source === 'dap') return { kind: 'link', url: IDENTITY_ORIGIN };
  const { site } = setup.canvas;
  const { tool } = setup.data;
  if (site === null || tool === null) return null;
  return { kind: 'link', url: `${site.origin}/accounts/${encodeURIComponent(site.rootAccountId)}/external_tools/${encodeURIComponent(tool.id)}` };
}
