import { useState, type FormEvent } from 'react';
import { EXPIRY_CHOICES, expiryOf, expiryStanding, type ExpiryChoice } from '@/utils/model/expiry';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Field } from '../../shared/Field';
import { Icon } from '../../shared/Icon';

/** When the key of Canvas Data 2 ends. No service tells it, so the admin does; IntelliBoard's article advises a year. */
export function Expiry({ guide }: { readonly guide: Guide }) {
  const { expiresOn } = guide.setup.data;
  const [now] = useState(() => Date.now());
  const standing = expiresOn === null ? null : expiryStanding(expiresOn, now);
  return (
    <section className={expiresOn === null ? 'card card-accent' : 'card'} aria-labelledby="expiry-title">
      <h3 id="expiry-title">{t('expiry_title')}</h3>
      {standing === null ? (
        <p>{t('expiry_what')}</p>
      ) : (
        <p className="with-icon">
          <Icon name={standing.kind === 'fine' ? 'done' : 'problem'} />
          <span>{tCode('expiry_standing', standing.kind, [new Date(`${expiresOn}T00:00:00Z`).toLocaleDateString(undefined, { dateStyle: 'long', timeZone: 'UTC' }), String(Math.abs(standing.daysLeft))])}</span>
        </p>
      )}
      <ExpiryForm key={expiresOn} guide={guide} now={now} />
    </section>
  );
}

function ExpiryForm({ guide: { setup, actions }, now }: { readonly guide: Guide; readonly now: number }) {
  const [choice, setChoice] = useState<ExpiryChoice | ''>('');
  const [typed, setTyped] = useState(setup.data.expiresOn ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const choose = (chosen: ExpiryChoice | '') => {
    setChoice(chosen);
    setFault(null);
    // Keys are made today as a rule; the date stays to be put right.
    if (chosen !== '') setTyped(expiryOf(chosen, new Date(now).toISOString().slice(0, 10)));
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = await actions.setDataExpiry(typed);
    setFault(found === 'empty' ? 'required' : found);
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('expiry_choice_label')} hint={t('expiry_choice_hint')}>
        {(control) => (
          <select {...control} value={choice} onChange={(event) => choose(EXPIRY_CHOICES.find((one) => one === event.currentTarget.value) ?? '')}>
            <option value="">{t('expiry_choose')}</option>
            {EXPIRY_CHOICES.map((one) => (
              <option key={one} value={one}>
                {tCode('expiry', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('expiry_date_label')} hint={t('expiry_date_hint')} fault={fault}>
        {(control) => (
          <input
            {...control}
            type="date"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setFault(null);
            }}
          />
        )}
      </Field>
      <div className="actions">
        <Button type="submit" kind={setup.data.expiresOn === null ? 'primary' : 'secondary'}>
          {t('expiry_button')}
        </Button>
      </div>
    </form>
  );
}
