import { setBadge, type Badge } from '@/utils/platform/badge';

let news: Badge | null = null;
let health: Badge | null = null;

/** How a run has ended, until the admin has seen it; `null`: seen. It goes before the health of the connections. */
export async function showNews(badge: Badge | null): Promise<void> {
  news = badge;
  await setBadge(news ?? health);
}

/** How the connections fare; `null`: nothing to say. In memory only: it is worked out anew whenever the worker starts. */
export async function showHealth(badge: Badge | null): Promise<void> {
  health = badge;
  if (news === null) await setBadge(health);
}
