import { useEffect, useState } from 'react';
import type { School } from '@/utils/model/school';
import type { SetupState } from '@/utils/model/setup';
import { readSchool, watchSchool } from '@/utils/platform/school';

/** What was read of this connection's Canvas: its accounts, terms and roles; `null` where nothing was yet. */
export function useSchool(setup: SetupState | null): School | null {
  const runId = setup?.runId ?? null;
  const site = setup?.canvas.site ?? null;
  const [school, setSchool] = useState<School | null>(null);
  useEffect(() => {
    if (runId === null) return undefined;
    let isNewer = false;
    const stop = watchSchool(runId, (next) => {
      isNewer = true;
      setSchool(next);
    });
    void readSchool(runId).then((stored) => {
      if (!isNewer) setSchool(stored);
    });
    return stop;
  }, [runId]);
  return school !== null && school.origin === site?.origin && school.rootAccountId === site.rootAccountId ? school : null;
}
