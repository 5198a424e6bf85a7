import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Icon } from '../../shared/Icon';
import { ReadSoFar } from './KeyListing';
import { stagesOf, type KeyActivity } from './stages';

/** How far the key has come. */
export function KeyStages({ guide: { setup, actions }, kind }: { readonly guide: Guide; readonly kind: KeyActivity }) {
  const { stages, now } = stagesOf(setup.key, kind);
  return (
    <div className="card">
      <ol className="stages">
        {stages.map((stage, number) => {
          const standing = number < now ? 'done' : number === now ? 'now' : 'todo';
          return (
            <li key={stage} className={`stage-${standing}`}>
              <Icon name={standing === 'done' ? 'done' : standing === 'now' ? 'busy' : 'open'} />
              <span>{tCode('key_stage', stage)}</span>
              <span className="sr-only">({tCode('key_stage', standing)})</span>
            </li>
          );
        })}
      </ol>
      <ReadSoFar progress={setup.key.progress} />
      <p className="muted">{stages.includes('prepare') ? t('key_busy_resume') : t('key_busy_close')}</p>
      {kind === 'looking' && (
        <div className="actions">
          <Button onClick={() => actions.stopKey()}>{t('key_stop')}</Button>
        </div>
      )}
    </div>
  );
}
