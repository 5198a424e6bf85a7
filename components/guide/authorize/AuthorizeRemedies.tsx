import { CONSENT_FAULTS } from '@/utils/model/consent';
import type { FindingCode } from '@/utils/model/developer-key';
import type { Problem } from '@/utils/model/problem';
import type { KeyState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { HelpDesk } from '../../shared/HelpDesk';
import { Progress } from '../../shared/Progress';
import { GoToStep } from '../StepFrame';

/** What puts this very refusal right, as far as it can be done here. */
export function AuthorizeRemedies({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { problem, activity } = setup.authorize;
  if (problem === null || activity !== null) return null;
  switch (problem.code) {
    case 'authorize_acting_as':
    case 'authorize_not_admin':
      return <Button onClick={() => actions.authorize(true)}>{t('auth_anyway', problem.params[0] ?? '?')}</Button>;
    case 'authorize_address_refused':
      return (
        <p>
          {CONSENT_FAULTS.some((fault) => fault === problem.params[2]) && `${tCode('consent_fault', problem.params[2] ?? '')} `}
          <HelpDesk />
        </p>
      );
    case 'authorize_key_off':
      return <PutRight guide={guide} problem={problem} finding="off" />;
    case 'authorize_redirect':
      return <PutRight guide={guide} problem={problem} finding="redirect_uri" />;
    case 'authorize_scopes':
      return <PutRight guide={guide} problem={problem} finding="scopes_missing" />;
    case 'authorize_unknown_client':
    case 'authorize_wrong_secret':
      return <GoToStep guide={guide} step="key" />;
    case 'authorize_incomplete':
      return <GoToStep guide={guide} step="send" />;
    case 'authorize_not_seen':
      return <Button onClick={() => actions.checkAuthorization()}>{t('check_again')}</Button>;
    case 'permission_gone':
      return <GoToStep guide={guide} step={new URL(`https://${problem.params[0]}`).host === setup.account.host ? 'account' : 'canvas'} />;
    case 'account_bad_token':
    case 'account_token_needed':
      return <GoToStep guide={guide} step="account" />;
    default:
      return null;
  }
}

/** The button that puts the key right in Canvas, how that goes, and that it is done. */
function PutRight({ guide, problem, finding }: { readonly guide: Guide; readonly problem: Problem; readonly finding: FindingCode }) {
  const { key } = guide.setup;
  if (key.activity !== null) return <Progress line={{ kind: 'busy', text: tCode('key', key.activity.kind) }} />;
  if (isPutRight(key, finding, problem)) return <Progress line={{ kind: 'done', text: t('auth_key_fixed') }} />;
  // It was tried, and Canvas refused: the step of the key says why.
  if (key.problem !== null && isAfter(key.problem.at, problem.at)) return <GoToStep guide={guide} step="key" primary />;
  return (
    <>
      <Button kind="primary" onClick={() => (finding === 'off' ? guide.actions.turnKeyOn() : guide.actions.fixKey(finding))}>
        {finding === 'off' ? t('key_turn_on') : t('key_fix')}
      </Button>
      <GoToStep guide={guide} step="key" />
    </>
  );
}

/** Canvas was asked about the key after it had refused, and that is right by now. */
function isPutRight({ readBack }: KeyState, finding: FindingCode, problem: Problem): boolean {
  if (readBack === null || !isAfter(readBack.at, problem.at)) return false;
  return finding === 'off' ? readBack.on : !readBack.findings.some(({ code }) => code === finding);
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
