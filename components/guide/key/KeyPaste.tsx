import type { Result } from '@/utils/core/result';
import { readClientId, readClientSecret, type KeyInputFault } from '@/utils/model/key-input';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { PairForm, type Judged } from '../PairForm';

const UNFINISHED: ReadonlySet<string> = new Set(['required', 'secret-too-short', 'is-a-client-id']);

/** Client ID and client secret of a developer key, by hand. */
export function KeyPaste({ guide: { actions }, clientId }: { readonly guide: Guide; readonly clientId?: string }) {
  return (
    <PairForm
      title={t('key_paste_title')}
      what={t('key_paste_what')}
      id={{ label: t('key_paste_id_label'), hint: t('key_paste_id_hint'), judge: (text) => judged(readClientId(text)), known: clientId }}
      secret={{ label: t('key_paste_secret_label'), hint: t('key_paste_secret_hint'), judge: (text) => judged(readClientSecret(text)) }}
      unfinished={UNFINISHED}
      onSubmit={async (id, secret) => {
        const faults = await actions.pasteKey(id, secret);
        return { id: faults.clientId, secret: faults.secret };
      }}
    />
  );
}

function judged(read: Result<string, KeyInputFault>): Judged {
  if (read.ok) return { fault: null };
  return { fault: read.error === 'empty' ? 'required' : read.error };
}
