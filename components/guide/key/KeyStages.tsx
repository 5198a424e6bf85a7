import type { KeyState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import { Icon } from '../../shared/Icon';

const STAGES = ['prepare', 'make', 'on', 'read', 'prove'] as const;
type Stage = (typeof STAGES)[number];

const STAGE_OF: Record<NonNullable<KeyState['activity']>['kind'], Stage> = {
  looking: 'prepare',
  opening: 'prepare',
  creating: 'make',
  adopting: 'make',
  'turning-on': 'on',
  'reading-back': 'read',
  proving: 'prove',
};

/** How far the key has come. */
export function KeyStages({ kind }: { readonly kind: keyof typeof STAGE_OF }) {
  const now = STAGES.indexOf(STAGE_OF[kind]);
  return (
    <div className="card">
      <ol className="stages">
        {STAGES.map((stage, number) => {
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
      <p className="muted">{t('key_busy_resume')}</p>
    </div>
  );
}
