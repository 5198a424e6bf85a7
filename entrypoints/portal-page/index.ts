import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onPageChange } from '@/utils/canvas-data/page-changes';
import { isKeyShown, pairsShown, readTimes } from '@/utils/canvas-data/portal-page';
import { deliver } from '@/utils/messaging/deliver';
import { ownVersion, report } from '@/utils/messaging/report';
import { PORTAL_ORIGIN } from '@/utils/model/data';

/**
 * Runs in the Canvas Data Portal while the admin makes credentials there, in the frame in which Canvas shows it or
 * in its own window: tells the worker what the page shows, and key and secret when both come up, each once. Put in
 * twice, the second one does nothing.
 */
export default defineUnlistedScript(() => {
  const here = globalThis as { portalReader?: AbortController };
  if (here.portalReader !== undefined || location.origin !== PORTAL_ORIGIN) return;
  const reader = new AbortController();
  here.portalReader = reader;
  const told = { seen: '', created: '' };

  onPageChange(
    document,
    () => {
      // Updated or removed under this page: a script of the new version is put in anew.
      if (ownVersion() === null) return reader.abort();
      const seen = { keyShown: isKeyShown(document), times: readTimes(document, Date.now()) };
      const created = { pairs: pairsShown(document).map(({ key, secret }) => ({ key, secret: secret.reveal() })) };
      if (isNews('seen', seen)) void deliver(() => report('portal.seen', seen), reader.signal);
      if (created.pairs.length > 0 && isNews('created', created)) void deliver(() => report('portal.created', created), reader.signal);
    },
    reader.signal,
  );

  function isNews(what: keyof typeof told, report: unknown): boolean {
    const mark = JSON.stringify(report);
    const isNew = told[what] !== mark;
    told[what] = mark;
    return isNew;
  }
});
