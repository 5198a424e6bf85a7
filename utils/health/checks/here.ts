import { intelliboardPage } from '@/utils/health/links';
import type { Subject } from '@/utils/health/subject';
import { found, type HealthResult } from '@/utils/model/health';

/** Minutes. At 15 the portal refuses every request; from 5 on it is worth saying. */
const SKEW_WORTH_SAYING = 5;
const SKEW_TOO_FAR = 15;

/** Does this computer's clock agree with those of the services? */
export function clock({ evidence }: Subject): HealthResult | null {
  const { clock: seen } = evidence;
  if (seen === null) return null;
  const minutes = Math.round(Math.abs(seen.skewMinutes));
  const code = minutes >= SKEW_TOO_FAR ? 'clock_far' : minutes >= SKEW_WORTH_SAYING ? 'clock_off' : 'clock_ok';
  return found('clock', code, seen.at, { params: [String(minutes)] });
}

/** Does the browser still let this extension reach the sites of this connection? */
export function sites({ evidence }: Subject): HealthResult | null {
  const { sites: seen } = evidence;
  if (seen === null) return null;
  if (seen.missing.length === 0) return found('sites', 'sites_ok', seen.at);
  const hosts = seen.missing.map((origin) => new URL(origin).host).join(', ');
  return found('sites', 'sites_missing', seen.at, { params: [hosts], remedies: [{ kind: 'allow', origins: seen.missing }] });
}

/** Is this Canvas connected once? Two connections would load everything twice. */
export function single(subject: Subject): HealthResult | null {
  const { twinsHere: here, twinsThere: there } = subject.evidence;
  if (here !== null && here.count > 1) return found('single', 'single_here', here.at, { params: [String(here.count)] });
  if (there !== null && there.count > 1) return found('single', 'single_there', there.at, { params: [String(there.count)], remedies: [intelliboardPage(subject)] });
  const at = there?.at ?? here?.at;
  return at === undefined ? null : found('single', 'single_ok', at);
}
