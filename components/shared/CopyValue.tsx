import { useState } from 'react';
import { t } from '@/utils/ui/copy';
import { Icon } from './Icon';

/** A value that is not secret, with a button that copies it. */
export function CopyValue({ what, value }: { readonly what: string; readonly value: string }) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }
  return (
    <span className="copy-value">
      <code>{value}</code>
      <button type="button" className="button button-quiet button-small" aria-label={t('copy_what', what)} onClick={() => void copy()} onBlur={() => setCopied(false)}>
        <Icon name={copied ? 'done' : 'copy'} />
        <span aria-hidden="true">{copied ? t('copied') : t('copy')}</span>
      </button>
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </span>
  );
}
