import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readRevealed } from '@/utils/canvas-data/identity-page';
import { onPageChange } from '@/utils/canvas-data/page-changes';
import { deliver } from '@/utils/messaging/deliver';
import { ownVersion, report } from '@/utils/messaging/report';
import { IDENTITY_ORIGIN } from '@/utils/model/data';

/**
 * Runs on Instructure's identity site while the admin makes a key of Canvas Data 2, in the top frame: tells the
 * worker of credentials that the page shows, once. Put in twice, the second one does nothing.
 */
export default defineUnlistedScript(() => {
  const here = globalThis as { identityReader?: AbortController };
  if (here.identityReader !== undefined || location.origin !== IDENTITY_ORIGIN || window.top !== window) return;
  const reader = new AbortController();
  here.identityReader = reader;
  let told = '';

  onPageChange(
    document,
    () => {
      // Updated or removed under this page: a script of the new version is put in anew.
      if (ownVersion() === null) return reader.abort();
      const revealed = readRevealed(document);
      if (revealed === null) return;
      const shown = { clientId: revealed.clientId, secrets: revealed.secrets.map((secret) => secret.reveal()) };
      const mark = JSON.stringify(shown);
      if (mark === told) return;
      told = mark;
      void deliver(() => report('identity.revealed', shown), reader.signal);
    },
    reader.signal,
  );
});
