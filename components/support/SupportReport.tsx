import { useId, useState } from 'react';
import { supportReport } from '@/utils/model/support-report';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { fileName, saveFile } from '@/utils/ui/save-file';
import { Button } from '../shared/Button';
import { Disclosure } from '../shared/Disclosure';
import { HelpDesk } from '../shared/HelpDesk';

/** What the help desk needs to know: made when it is opened, and shown as it would be saved. */
export function SupportReport({ guide: { actions } }: { readonly guide: Guide }) {
  const id = useId();
  const [made, setMade] = useState<{ readonly at: Date; readonly text: string } | null>(null);
  const [copied, setCopied] = useState(false);
  async function make(): Promise<void> {
    const source = await actions.gatherReport();
    setMade({ at: source.at, text: supportReport(source, tCode) });
  }
  async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <Disclosure title={t('support_title')} onToggle={(isOpen) => void (isOpen && make())}>
      <p id={id}>{t('support_about')}</p>
      {made === null ? (
        <p role="status">{t('support_making')}</p>
      ) : (
        <>
          {/* Whoever uses the keyboard scrolls it, too. */}
          <pre className="payload" role="region" aria-label={t('support_title')} tabIndex={0}>
            {made.text}
          </pre>
          <div className="actions">
            <Button kind="primary" onClick={() => saveFile(fileName('report', made.at, 'txt'), 'text/plain', made.text)}>
              {t('support_save')}
            </Button>
            <Button icon={copied ? 'done' : 'copy'} onClick={() => void copy(made.text)} onBlur={() => setCopied(false)}>
              {t('support_copy')}
            </Button>
            <span role="status" className="muted">
              {copied ? t('copied') : ''}
            </span>
          </div>
        </>
      )}
      <p>
        {t('support_send')} <HelpDesk />
      </p>
    </Disclosure>
  );
}
