import { CONNECTION_FIELDS } from '@/utils/model/connection-form';
import type { JournalWords } from '@/utils/model/journal';
import type { Say } from '@/utils/model/say';

/** What an entry says beside its code, a phrase each. The words: `journal_detail_<name>`. */
export const JOURNAL_DETAILS = ['key', 'connection', 'status', 'why', 'tries', 'fields'] as const;

/** `id`: how ids are shown. */
export function journalDetails({ host, key, connection, status, why, tries, fields }: JournalWords, say: Say, id: (id: string) => string): string[] {
  const detail = (name: (typeof JOURNAL_DETAILS)[number], value: string | undefined) => (value === undefined ? [] : [say('journal_detail', name, [value])]);
  return [
    ...(host === undefined ? [] : [host]),
    ...detail('key', key && id(key)),
    ...detail('connection', connection && id(connection)),
    ...detail('fields', fields?.map((field) => say(isConnectionField(field) ? 'connection_field' : 'journal_field', field)).join(', ')),
    ...detail('status', status?.toString()),
    ...detail('why', why?.replaceAll(/[_-]/g, ' ')),
    ...detail('tries', tries !== undefined && tries > 1 ? tries.toString() : undefined),
  ];
}

function isConnectionField(field: string): boolean {
  return CONNECTION_FIELDS.some((one) => one === field);
}
