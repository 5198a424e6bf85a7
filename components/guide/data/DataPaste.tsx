import type { Result } from '@/utils/core/result';
import { readDapClientId, readDapClientSecret, readPortalKey, readPortalSecret, type DataInputFault, type PortalInput } from '@/utils/model/data-input';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { PairForm, type Judged } from '../PairForm';

const UNFINISHED: ReadonlySet<string> = new Set(['required', 'data-secret-too-short', 'not-a-data-id', 'data-id-without-region', 'is-a-developer-key-id']);

/** The credentials of Canvas data, by hand. */
export function DataPaste({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { source, clientId } = setup.data;
  const halves =
    source === 'dap'
      ? {
          id: { label: t('data_id_label'), hint: t('data_id_hint'), judge: (text: string) => judged(readDapClientId(text)) },
          secret: { label: t('data_secret_label'), hint: t('data_secret_hint'), judge: (text: string) => judged(readDapClientSecret(text)) },
        }
      : {
          id: { label: t('data_key_label'), hint: t('data_key_hint'), judge: (text: string) => judged(readPortalKey(text)) },
          secret: { label: t('data_portal_secret_label'), hint: t('data_portal_secret_hint'), judge: (text: string) => judged(readPortalSecret(text)) },
        };
  return (
    <PairForm
      key={source}
      title={t('data_paste_title')}
      what={t('data_paste_what')}
      id={{ ...halves.id, known: clientId ?? undefined }}
      secret={halves.secret}
      unfinished={UNFINISHED}
      oddWords={(code) => tCode('warning', code)}
      onSubmit={async (id, secret) => {
        const faults = await actions.pasteData(id, secret);
        return { id: required(faults.id), secret: required(faults.secret) };
      }}
    />
  );
}

function judged(read: Result<string | PortalInput, DataInputFault>): Judged {
  if (!read.ok) return { fault: required(read.error) };
  return { fault: null, odd: typeof read.value === 'string' ? [] : read.value.warnings };
}

/** "Please enter an address" is no answer to a field for credentials. */
function required(fault: string | null): string | null {
  return fault === 'empty' ? 'required' : fault;
}
