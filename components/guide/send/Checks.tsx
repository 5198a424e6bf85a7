import type { CheckResult } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import { Icon, type IconName } from '../../shared/Icon';
import { Time } from '../../shared/Time';

const ICONS: Record<CheckResult['verdict'], IconName> = { pass: 'done', warn: 'problem', fail: 'fail', waiting: 'waiting' };

/** The checks that there are words for (`check_id_<id>`); another one goes by its own id. */
const CHECK_IDS: readonly string[] = ['url', 'developer-key', 'data', 'authorization', 'freshness'];

/** The codes of the contract, each with its remedy (`check_<code>`); another one has IntelliBoard's words alone. */
const CHECK_CODES: readonly string[] = [
  'bad_token',
  'forbidden',
  'not_found',
  'invalid',
  'duplicate_connection',
  'idempotency_mismatch',
  'unknown_client',
  'wrong_secret',
  'key_off',
  'redirect_mismatch',
  'insufficient_scopes',
  'data_unauthorized',
  'data_not_onboarded',
  'data_expired',
  'data_stale',
  'data_retired',
  'canvas_unreachable',
  'not_authorized',
  'authorizer_not_admin',
  'busy',
  'rate_limited',
  'internal',
];

/** IntelliBoard's own checks of the connection, as they come in. */
export function Checks({ checks }: { readonly checks: readonly CheckResult[] }) {
  return (
    <ul className="checks">
      {checks.map((check) => (
        <li key={check.id} className={`check-${check.verdict}`}>
          <Icon name={ICONS[check.verdict]} />
          <div>
            <p className="check-name">
              <span>{CHECK_IDS.includes(check.id) ? tCode('check_id', check.id) : check.id}</span>
              <span className={`verdict verdict-${check.verdict}`}>{tCode('verdict', check.verdict)}</span>
            </p>
            {check.code !== null && CHECK_CODES.includes(check.code) && <p>{tCode('check', check.code)}</p>}
            {check.message !== '' && <p className="muted">{t('send_checks_says', check.message)}</p>}
            <p className="muted">
              <Time at={check.at} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
