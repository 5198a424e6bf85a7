import { authorization, checks, intelliboard, runs } from '@/utils/health/checks/board';
import { address, developerKey, keyUsed, news, pair } from '@/utils/health/checks/canvas';
import { dap, data, dataExpiry, flatFiles, hour } from '@/utils/health/checks/data';
import { clock, single, sites } from '@/utils/health/checks/here';
import type { Subject } from '@/utils/health/subject';
import type { HealthResult } from '@/utils/model/health';
import { HEALTH_CHECKS, type HealthCheck } from '@/utils/model/health-codes';

/** Each check, by its id. `null`: it has nothing to say of this connection. */
const CHECKS: Readonly<Record<HealthCheck, (subject: Subject) => HealthResult | null>> = {
  address,
  key: developerKey,
  'key-used': keyUsed,
  pair,
  authorization,
  intelliboard,
  checks,
  data,
  'data-expiry': dataExpiry,
  'flat-files': flatFiles,
  dap,
  runs,
  hour,
  clock,
  sites,
  single,
  news,
};

/** What all checks make of what was seen. Pure: the same subject is always judged the same. */
export function judge(subject: Subject): HealthResult[] {
  return HEALTH_CHECKS.map((id) => CHECKS[id](subject)).filter((result) => result !== null);
}
