import { useEffect, useRef, useState, type FormEvent } from 'react';
import { stepStatus } from '@/utils/model/evidence';
import { roadOf } from '@/utils/model/road';
import type { Details } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { SaveDetails } from '../../life/SaveDetails';
import { Button } from '../../shared/Button';
import { CheckField } from '../../shared/CheckField';
import { Facts } from '../../shared/Facts';
import { Field } from '../../shared/Field';
import { Note } from '../../shared/Note';
import type { ProgressLine } from '../../shared/Progress';
import { CategoryField } from '../details/CategoryField';
import { CategoryName } from '../details/CategoryName';
import { HourAdvice } from '../details/HourAdvice';
import { HourField } from '../details/HourField';
import { GoToStep, StepFrame } from '../StepFrame';
import { useDraft } from '../useDraft';

export function DetailsStep({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { details, account } = setup;
  // Only the API road asks IntelliBoard for anything here.
  const onForm = roadOf(setup) === 'form';
  const waitsForCategories = !onForm && details.draft !== null && details.categories === null && account.me !== null && details.activity === null && details.problem === null;
  useEffect(() => {
    if (waitsForCategories) actions.loadCategories();
  }, [waitsForCategories, actions]);

  if (details.draft === null) {
    return (
      <StepFrame guide={guide} step="details">
        <p>{t('details_needed')}</p>
        <div className="actions">
          <GoToStep guide={guide} step="canvas" primary />
        </div>
      </StepFrame>
    );
  }
  return (
    <StepFrame
      guide={guide}
      step="details"
      line={lineOf(guide)}
      problem={onForm ? null : details.problem}
      remedies={details.activity === null && account.me !== null ? <Button onClick={() => actions.loadCategories()}>{t('try_again')}</Button> : undefined}
    >
      <SaveDetails guide={guide} />
      <DetailsForm guide={guide} stored={details.draft} />
    </StepFrame>
  );
}

function lineOf({ setup }: Guide): ProgressLine | null {
  if (setup.details.activity?.kind === 'creating-category') return { kind: 'busy', text: t('details_category_creating') };
  if (setup.details.activity?.kind === 'loading') return { kind: 'busy', text: t('details_category_loading') };
  return stepStatus(setup, 'details') === 'done' ? { kind: 'done', text: t('details_done') } : null;
}

function DetailsForm({ guide, stored }: { readonly guide: Guide; readonly stored: Details }) {
  const { setup, actions } = guide;
  const onForm = roadOf(setup) === 'form';
  const [draft, change] = useDraft(stored, (next) => actions.saveDetails(next));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // After a press of "Confirm", and never while somebody is putting a field right.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFaults(await actions.confirmDetails());
    setAttempts((count) => count + 1);
  }
  const edit = (part: Partial<Details>) => {
    change(part);
    // A field that is being put right is not at fault any more.
    setFaults((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !(field in part))));
  };

  return (
    <form ref={form} className="card stack" noValidate onSubmit={(event) => void confirm(event)}>
      <p className="muted">{t('details_saved')}</p>
      <Field label={t('details_name_label')} hint={t('details_name_hint')} fault={faults['lmsName']}>
        {(control) => <input {...control} type="text" required autoComplete="off" value={draft.lmsName} onChange={(event) => edit({ lmsName: event.currentTarget.value })} />}
      </Field>
      <Facts
        facts={[
          { term: t('details_url'), value: setup.canvas.site === null ? t('details_missing') : <code>{setup.canvas.site.origin}</code>, note: t('details_url_hint') },
          { term: t('details_client'), value: setup.key.clientId === null ? t('details_missing') : <code>{setup.key.clientId}</code>, note: t('details_client_hint') },
        ]}
      />
      {onForm ? (
        <CategoryName draft={draft} fault={faults['categoryName']} onEdit={edit} />
      ) : (
        <CategoryField guide={guide} chosen={draft.categoryId} fault={faults['categoryId']} onChoose={(categoryId) => edit({ categoryId })} />
      )}
      <HourField draft={draft} onForm={onForm} fault={faults['hour']} onChoose={(hour) => edit({ hour })} />
      <HourAdvice advice={setup.data.advice} chosen={draft.hour} onForm={onForm} onChoose={(hour) => edit({ hour })} />
      <CheckField type="checkbox" label={t('details_active_label')} hint={t('details_active_hint')} checked={draft.active} onChange={(active) => edit({ active })} />
      {!draft.active && (
        <Note tone="warn">
          <p>{t('details_active_off')}</p>
        </Note>
      )}
      <CheckField type="checkbox" label={t('details_dynamic_label')} hint={t('details_dynamic_hint')} checked={draft.dynamicTables} onChange={(dynamicTables) => edit({ dynamicTables })} />
      <div className="actions">
        <Button type="submit" kind={setup.details.confirmedAt === null ? 'primary' : 'secondary'}>
          {t('details_confirm')}
        </Button>
      </div>
    </form>
  );
}
