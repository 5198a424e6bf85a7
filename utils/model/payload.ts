import type { Road } from '@/utils/model/road';
import type { Details, SetupState } from '@/utils/model/setup';

/** What an admin sees in place of a secret. */
export function mask(last4: string): string {
  return `••••••••${last4}`;
}

/**
 * The configuration as it will be sent, with the secret masked; `null` while a part of it is missing. The
 * worker builds the real body from the same parts, so what is shown is what is sent.
 */
export function payloadPreview(state: SetupState): Record<string, unknown> | null {
  const { site } = state.canvas;
  const { clientId, secret } = state.key;
  const { draft } = state.details;
  if (site === null || clientId === null || secret === null || draft === null || draft.categoryId === null || draft.hour === null) return null;
  return configOf(site.origin, clientId, mask(secret.last4), { ...draft, categoryId: draft.categoryId, hour: draft.hour });
}

/** The body of `POST /connections` (contract v1). */
export function configOf(url: string, clientId: string, clientSecret: string, details: Details & { categoryId: string; hour: number }) {
  return {
    lms: { type: 'canvas' as const, name: details.lmsName, url },
    developerKey: { clientId, clientSecret },
    categoryId: details.categoryId,
    active: details.active,
    dynamicTables: details.dynamicTables,
    processAt: { hour: details.hour, timeZone: details.timeZone },
  };
}

export type DetailsFault = 'required' | 'too-long';
export type DetailsField = 'lmsName' | 'categoryId' | 'categoryName' | 'hour';

/** What is wrong with the details, by field; empty when they can be sent. */
export function detailsFaults(draft: Details, road: Road): Partial<Record<DetailsField, DetailsFault>> {
  const faults: Partial<Record<DetailsField, DetailsFault>> = {};
  if (draft.lmsName.trim() === '') faults.lmsName = 'required';
  if (draft.lmsName.length > 255) faults.lmsName = 'too-long';
  if (road === 'api' && draft.categoryId === null) faults.categoryId = 'required';
  if (road === 'form' && draft.categoryName.trim() === '') faults.categoryName = 'required';
  if (draft.categoryName.length > 255) faults.categoryName = 'too-long';
  if (draft.hour === null) faults.hour = 'required';
  return faults;
}
