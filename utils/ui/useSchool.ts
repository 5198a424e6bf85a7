import { useEffect, useState } from 'react';
import type { School } from '@/utils/model/school';
import type { CanvasSite } from '@/utils/model/setup';
import { readSchool, watchSchool } from '@/utils/platform/school';

/** What was read of this Canvas's accounts, terms and roles; `null` where nothing was yet. */
export function useSchool(site: CanvasSite | null): School | null {
  const [school, setSchool] = useState<School | null>(null);
  useEffect(() => {
    let isNewer = false;
    const stop = watchSchool((next) => {
      isNewer = true;
      setSchool(next);
    });
    void readSchool().then((stored) => {
      if (!isNewer) setSchool(stored);
    });
    return stop;
  }, []);
  return school !== null && school.origin === site?.origin && school.rootAccountId === site.rootAccountId ? school : null;
}
