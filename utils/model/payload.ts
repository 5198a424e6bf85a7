import type { DataPart } from '@/utils/model/delivery';
import { stepStatus } from '@/utils/model/evidence';
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
  const dataSecret = state.data.secret;
  const data = dataPartOf(state);
  return {
    ...configOf(site.origin, clientId, mask(secret.last4), { ...draft, categoryId: draft.categoryId, hour: draft.hour }),
    ...(data !== null && dataSecret !== null && { data: dataConfigOf(data, mask(dataSecret.last4)) }),
  };
}

/** What is stored of the data credentials that go along: all but the secret. `null`: the step is not done, or its secret is not here any more. */
export function dataPartOf(state: SetupState): DataPart | null {
  const { source, clientId, secret, expiresOn, everyHours } = state.data;
  const isReady = stepStatus(state, 'data') === 'done' && (secret?.state === 'held' || (secret?.state === 'sent' && state.send.deliveredAt !== null));
  return isReady && clientId !== null ? { source, clientId, expiresOn, everyHours } : null;
}

/** `data` of the configuration (contract v1). An end is known wherever it is asked for. */
export function dataConfigOf({ source, clientId, expiresOn, everyHours }: DataPart, clientSecret: string) {
  if (source === 'dap' && expiresOn !== null) return { source, clientId, clientSecret, expiresOn, everyHours };
  return { source: 'flat-files' as const, key: clientId, secret: clientSecret };
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

/** The details as a change of a connection (contract v1); `null` while one is missing. */
export function detailsConfigOf({ lmsName, categoryId, active, dynamicTables, hour, timeZone }: Details) {
  return categoryId === null || hour === null ? null : { lms: { name: lmsName }, categoryId, active, dynamicTables, processAt: { hour, timeZone } };
}

/** Whether two details are the same to IntelliBoard. */
export function sameDetails(one: Details, other: Details): boolean {
  return JSON.stringify(detailsConfigOf(one)) === JSON.stringify(detailsConfigOf(other));
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
