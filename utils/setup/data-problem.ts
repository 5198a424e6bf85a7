import type { DapFailure, DataSource, FlatFilesFailure } from '@/utils/model/canvas-data';
import { dataOrigin, IDENTITY_ORIGIN } from '@/utils/model/data';
import { problem, type Problem } from '@/utils/model/problem';

/** Where Instructure says how its services are. */
const STATUS_PAGE = 'https://status.instructure.com';

/** A failed call to Canvas Data 2 in the admin's words. `table`: the one that was asked about, if it was one. */
export function dapProblem(failure: DapFailure, at: Date, table = ''): Problem {
  switch (failure.kind) {
    case 'refused':
      return problem('data_dap_refused', at, [], IDENTITY_ORIGIN);
    case 'token-expired':
      return problem('data_dap_token_expired', at);
    case 'not-onboarded':
      return problem('data_dap_not_onboarded', at);
    case 'restricted':
      return problem('data_dap_restricted', at, [], IDENTITY_ORIGIN);
    case 'processing':
      return problem('data_dap_processing', at, [], STATUS_PAGE);
    case 'not-found':
      // The list of tables is not found where the account has none.
      return table === '' ? problem('data_dap_not_onboarded', at) : problem('data_dap_no_table', at, [table]);
    case 'malformed':
      return problem('data_dap_malformed', at, [String(failure.status)]);
    case 'out-of-range':
      return problem('data_dap_out_of_range', at, [table]);
    case 'snapshot-required':
      return problem('data_dap_snapshot_required', at, [table]);
    default:
      return commonProblem(failure.kind, failure, 'dap', at);
  }
}

/** A failed call to the portal's API in the admin's words. `portal`: the page on which its credentials are made, if it is known. */
export function flatFilesProblem(failure: FlatFilesFailure, at: Date, portal: string | null): Problem {
  switch (failure.kind) {
    case 'retired':
      return problem('data_portal_retired', at);
    case 'unauthorised':
      return problem('data_portal_refused', at, [], portal);
    case 'clock':
      return problem(failure.minutes > 0 ? 'data_clock_ahead' : 'data_clock_behind', at, [String(Math.abs(failure.minutes))]);
    case 'no-files':
      return problem('data_portal_no_files', at, [], portal);
    default:
      return commonProblem(failure.kind, failure, 'flat-files', at);
  }
}

type Common = 'throttled' | 'timeout' | 'server' | 'unreachable' | 'unexpected';

function commonProblem(kind: Common, { status, retryAfterSeconds }: { readonly status: number; readonly retryAfterSeconds?: number }, source: DataSource, at: Date): Problem {
  const host = new URL(dataOrigin(source)).host;
  switch (kind) {
    case 'throttled':
      return problem('data_throttled', at, [host, String(retryAfterSeconds ?? 60)]);
    case 'timeout':
      return problem('data_timeout', at, [host], STATUS_PAGE);
    case 'server':
      return problem('data_server_error', at, [host, String(status)], STATUS_PAGE);
    case 'unreachable':
      return problem('data_unreachable', at, [host]);
    case 'unexpected':
      return problem('data_answer_unknown', at, [host, String(status)]);
  }
}
