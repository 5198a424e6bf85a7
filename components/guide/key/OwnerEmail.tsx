import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Field } from '../../shared/Field';
import { useDraft } from '../useDraft';
import { choose } from './plan';

/** The longest that the worker takes. */
const MAX_LENGTH = 300;

/** Optional; the admin's own address is there from the start, where Canvas tells it. */
export function OwnerEmail({ guide }: { readonly guide: Guide }) {
  const [{ ownerEmail }, change] = useDraft({ ownerEmail: guide.setup.key.ownerEmail }, (draft) => choose(guide, draft));
  return (
    <Field label={t('key_email_label')} hint={t('key_email_hint')}>
      {(control) => (
        <input {...control} type="text" inputMode="email" autoComplete="off" autoCapitalize="off" spellCheck={false} maxLength={MAX_LENGTH} value={ownerEmail} onChange={(event) => change({ ownerEmail: event.currentTarget.value })} />
      )}
    </Field>
  );
}
