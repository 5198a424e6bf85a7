import type { FiltersDraft } from '@/utils/model/choices';
import type { School } from '@/utils/model/school';
import { t } from '@/utils/ui/copy';
import { Facts } from '../../shared/Facts';
import { accountsKept, statusesKept, termsKept } from './kept';

interface Props {
  readonly draft: FiltersDraft;
  readonly school: School | null;
  /** Epoch ms. */
  readonly now: number;
}

/** What is left with this choice, in words; all else is deleted. */
export function Kept({ draft, school, now }: Props) {
  const none = t('kept_none');
  return (
    <>
      <Facts
        facts={[
          { term: t('kept_enrollments'), value: statusesKept('enrollment', draft.userEnrollment) ?? none },
          { term: t('kept_users'), value: statusesKept('system', draft.systemStatus) ?? none },
          { term: t('kept_accounts'), value: accountsKept(draft.subAccounts, school) },
          { term: t('kept_terms'), value: termsKept(draft.terms, school, now) },
          { term: t('kept_courses'), value: statusesKept('course', draft.courseStatus) ?? t('kept_every_status') },
          { term: t('kept_activities'), value: statusesKept('activity', draft.activityStatus) ?? t('kept_every_status') },
        ]}
      />
      <p className="muted">{t('kept_rest')}</p>
    </>
  );
}
