import { useState } from 'react';
import { filtersGone } from '@/utils/model/choice-input';
import type { FiltersDraft } from '@/utils/model/choices';
import { ACTIVITY_STATUSES, COURSE_STATUSES, SYSTEM_STATUSES, USER_ENROLLMENTS } from '@/utils/model/filters';
import { proposeFilters } from '@/utils/model/proposals';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { FieldGroup } from '../../shared/FieldGroup';
import { Gone } from '../choices/Gone';
import { ListsRead } from '../choices/ListsRead';
import { SaveChoice } from '../choices/SaveChoice';
import { useConfirm } from '../choices/useConfirm';
import { useDraft } from '../useDraft';
import { AccountTree } from './AccountTree';
import { AllOrThese } from './AllOrThese';
import { Kept } from './Kept';
import { StatusList } from './StatusList';
import { TermList } from './TermList';

/** The article's lists, in its order and with its words for each option. */
export function FiltersForm({ guide, stored }: { readonly guide: Guide; readonly stored: FiltersDraft }) {
  const { setup, school, actions } = guide;
  const [draft, change] = useDraft(stored, (next) => actions.saveFilters(next));
  const [now] = useState(() => Date.now());
  const { form, faults, submit, touched } = useConfirm(guide, 'filters');
  const edit = (part: Partial<FiltersDraft>) => {
    change(part);
    Object.keys(part).forEach(touched);
  };
  const gone = filtersGone(draft, school);
  const near = proposeFilters(school?.terms ?? [], now).terms;
  return (
    <form ref={form} className="choice-form" noValidate onSubmit={submit}>
      <ListsRead guide={guide} step="filters" readAt={school?.subAccountsAt ?? null} />
      <Gone guide={guide} step="filters" ids={[...gone.subAccounts, ...gone.terms]} />
      <section className="card" aria-labelledby="user-filters">
        <h3 id="user-filters">{t('filters_users')}</h3>
        <FieldGroup legend={t('filters_enrollment')} hint={t('filters_enrollment_hint')} isRequired fault={faults['userEnrollment']}>
          <StatusList family="enrollment" all={USER_ENROLLMENTS} chosen={draft.userEnrollment} onChange={(userEnrollment) => edit({ userEnrollment })} />
        </FieldGroup>
        <FieldGroup legend={t('filters_system')} hint={t('filters_system_hint')} isRequired fault={faults['systemStatus']}>
          <StatusList family="system" all={SYSTEM_STATUSES} chosen={draft.systemStatus} onChange={(systemStatus) => edit({ systemStatus })} />
        </FieldGroup>
      </section>
      <section className="card" aria-labelledby="course-filters">
        <h3 id="course-filters">{t('filters_courses')}</h3>
        <FieldGroup legend={t('filters_accounts')} hint={t('filters_accounts_hint')} isRequired fault={faults['subAccounts']}>
          <AllOrThese chosen={draft.subAccounts} all={t('accounts_all')} allHint={t('accounts_all_hint')} these={t('accounts_these')} theseHint={t('accounts_these_hint')} onChange={(subAccounts) => edit({ subAccounts })}>
            {school === null || school.subAccountsAt === null ? null : (chosen) => <AccountTree school={school} chosen={chosen} onChange={(subAccounts) => edit({ subAccounts })} />}
          </AllOrThese>
        </FieldGroup>
        <FieldGroup legend={t('filters_terms')} hint={t('filters_terms_hint')} isRequired={false} fault={faults['terms']}>
          <AllOrThese chosen={draft.terms} all={t('terms_all')} allHint={t('terms_all_hint')} these={t('terms_these')} theseHint={t('terms_these_hint')} first={near === 'all' ? [] : near} onChange={(terms) => edit({ terms })}>
            {school === null || school.termsAt === null ? null : (chosen) => <TermList terms={school.terms} now={now} timeZone={setup.canvas.site?.timeZone ?? null} chosen={chosen} onChange={(terms) => edit({ terms })} />}
          </AllOrThese>
        </FieldGroup>
        <FieldGroup legend={t('filters_course_status')} hint={t('filters_course_status_hint')} isRequired={false} fault={faults['courseStatus']}>
          <StatusList family="course" all={COURSE_STATUSES} chosen={draft.courseStatus} onChange={(courseStatus) => edit({ courseStatus })} />
        </FieldGroup>
      </section>
      <section className="card" aria-labelledby="activity-filters">
        <h3 id="activity-filters">{t('filters_activities')}</h3>
        <FieldGroup legend={t('filters_activity')} hint={t('filters_activity_hint')} isRequired={false} fault={faults['activityStatus']}>
          <StatusList family="activity" all={ACTIVITY_STATUSES} chosen={draft.activityStatus} onChange={(activityStatus) => edit({ activityStatus })} />
        </FieldGroup>
      </section>
      <section className="card card-accent" aria-labelledby="kept-title">
        <h3 id="kept-title">{t('kept_title')}</h3>
        <Kept draft={draft} school={school} now={now} />
        <SaveChoice guide={guide} step="filters" />
      </section>
    </form>
  );
}
