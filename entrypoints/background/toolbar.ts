import { setBadge, type Badge } from '@/utils/platform/badge';

let news: Badge | null = null;
let health: Badge | null = null;

/** How a run has ended, until the admin has seen it; `null`: seen. It goes before the health of the connections. */
export async function showNews(badge: Badge | null): Promise<void> {
  news = badge;
  await setBadge(news ?? health);
}

/**
 * How the connections fare; `null`: there are none. In memory only: it is worked out anew whenever the worker starts.
 * Where none was shown there is nothing to take away: the mark that is there may be that of a run.
 */
export async function showHealth(badge: Badge | null): Promise<void> {
  if (badge === null && health === null) return;
  health = badge;
  if (news === null) await setBadge(health);
}
