import type { ListField } from '@/utils/model/list-form';

/** What is wrong, by list; nothing where all was saved. */
export type ListErrors = Partial<Readonly<Record<ListField, string>>>;

/** "Save" of the builds that send it by script. */
export async function postLists(path: string, csrf: string, chosen: Partial<Record<ListField, readonly string[]>>): Promise<ListErrors | 'signed-out' | 'failed'> {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf }, body: JSON.stringify(chosen) });
    if (response.status === 401) return 'signed-out';
    if (response.status !== 200 && response.status !== 422) return 'failed';
    return ((await response.json()) as { readonly errors: ListErrors }).errors;
  } catch {
    return 'failed';
  }
}
