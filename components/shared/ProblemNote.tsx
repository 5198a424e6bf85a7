import { useState, type ReactNode } from 'react';
import { PROBLEMS, type Problem, type ProblemCode } from '@/utils/model/problem';
import { t, tCode } from '@/utils/ui/copy';
import { ExternalLink } from './ExternalLink';
import { Icon } from './Icon';

/** Nothing is broken: somebody waits for an answer, or has to wait. Said more quietly. */
const MILD: ReadonlySet<ProblemCode> = new Set([
  'permission_refused',
  'canvas_not_seen',
  'canvas_tab_hidden',
  'account_token_needed',
  'key_form_partly',
  'key_form_in_use',
  'key_not_saved',
  'key_scopes_missing',
  'key_secret_masked',
  'key_ambiguous',
  'key_exists',
  'key_secret_lost',
  'data_portal_no_files',
  'vault_locked',
  'form_page_missing',
  'form_not_signed_in',
  'form_not_found',
  'form_page_changed',
  'filters_page_missing',
  'roles_page_missing',
  'send_incomplete',
  'send_waiting',
  'send_duplicate',
  'authorize_incomplete',
  'authorize_acting_as',
  'authorize_not_admin',
  'authorize_cancelled',
  'authorize_expired',
  'authorize_not_seen',
  'process_incomplete',
  'process_inactive',
  'process_page_missing',
  'process_page_unknown',
  'process_page_other',
]);

/**
 * What happened, on whose side, and what to do now, with the very page where it is put right. Keep it
 * mounted: a problem that comes up later is announced at once, one that was there from the start is not.
 */
export function ProblemNote({ problem, children }: { readonly problem: Problem | null; readonly children?: ReactNode }) {
  const [first] = useState(problem?.at ?? null);
  if (problem === null) return null;
  return (
    <div className={MILD.has(problem.code) ? 'note note-warn' : 'note note-bad'} role={problem.at === first ? undefined : 'alert'}>
      <Icon name="problem" />
      <div className="note-body">
        <p className="note-title">{tCode('problem', `${problem.code}_what`, problem.params)}</p>
        <p>
          <span className="sr-only">{t('problem_now')}: </span>
          {tCode('problem', `${problem.code}_now`, problem.params)}
        </p>
        <p className="note-side">{tCode('side', PROBLEMS[problem.code])}</p>
        {(problem.link !== null || children !== undefined) && (
          <div className="actions">
            {children}
            {problem.link !== null && <ExternalLink href={problem.link}>{t('open_host', new URL(problem.link).host)}</ExternalLink>}
          </div>
        )}
      </div>
    </div>
  );
}
