import { KEY_WAYS } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { CheckField } from '../../shared/CheckField';
import { choose } from './plan';

/** The ways to a key; only the content of the chosen one is shown. */
export function KeyWays({ guide }: { readonly guide: Guide }) {
  const { way } = guide.setup.key;
  return (
    <div className="card">
      <fieldset className="ways">
        <legend>{t('key_way_legend')}</legend>
        {KEY_WAYS.map((one) => (
          <CheckField
            key={one}
            type="radio"
            name="key-way"
            checked={one === way}
            onChange={() => choose(guide, { way: one })}
            label={
              one === 'create' ? (
                <>
                  {tCode('key_way', one)} <span className="badge badge-accent">{t('key_way_create_badge')}</span>
                </>
              ) : (
                tCode('key_way', one)
              )
            }
            hint={tCode('key_way', `${one}_hint`)}
          />
        ))}
      </fieldset>
    </div>
  );
}
