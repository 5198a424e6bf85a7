import type { Finding } from '@/utils/model/developer-key';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Icon } from '../../shared/Icon';

/** Each difference between Canvas's key and the plan: what it means, and what puts it right. */
export function KeyFindings({ guide, findings }: { readonly guide: Guide; readonly findings: readonly Finding[] }) {
  return (
    <>
      <h4>{t('key_differences_title')}</h4>
      <ul className="findings">
        {findings.map((finding) => (
          <OneFinding key={finding.code} guide={guide} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function OneFinding({ guide: { setup, actions }, finding: { code, grave, fixable, found } }: { readonly guide: Guide; readonly finding: Finding }) {
  const what = tCode('finding', code);
  const problem = setup.key.problem?.code;
  // The note above has the very same button.
  const offeredAbove = code === 'off' && problem === 'key_off';
  const fix = fixable && !offeredAbove;
  const byHand = !fixable || problem === 'key_fix_refused' || (code === 'off' && problem === 'key_turn_on_refused');
  return (
    <li>
      <Icon name={grave ? 'problem' : 'info'} />
      <div className="finding">
        <p>
          <strong>{what}</strong> <span className={grave ? 'badge badge-warn' : 'badge'}>{grave ? t('key_grave') : t('key_minor')}</span>
        </p>
        {found !== '' && <p className="found">{code === 'scopes_missing' ? t('finding_missing', found) : t('key_found', found)}</p>}
        <p>{tCode('finding', `${code}_why`)}</p>
        {byHand && <p>{tCode('finding', `${code}_hand`)}</p>}
        {fix && (
          <p className="fix">
            <span>{tCode('finding', `${code}_fix`)}</span>
            <Button aria-label={t('key_fix_which', what)} onClick={() => actions.fixKey(code)}>
              {t('key_fix')}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}
