import type { ReactNode } from 'react';
import type { SetupState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import { HelpDesk } from '../shared/HelpDesk';
import { Icon, type IconName } from '../shared/Icon';

/** `ask`: needed, and nobody here can see whether it is there. */
type Standing = 'ok' | 'missing' | 'ask' | 'note';
const ICONS: Record<Standing, IconName> = { ok: 'done', missing: 'problem', ask: 'open', note: 'info' };

interface Item {
  readonly id: string;
  readonly title: string;
  readonly standing: Standing;
  readonly what: string;
  /** Whom to ask; `null` where there is nothing to ask. */
  readonly who: ReactNode;
}

/** What IntelliBoard's instructions ask for beforehand, with what is known of it already, and whom to ask. */
export function Preflight({ setup }: { readonly setup: SetupState }) {
  return (
    <ul className="preflight">
      {itemsOf(setup).map(({ id, title, standing, what, who }) => (
        <li key={id} className={`preflight-${standing}`}>
          <Icon name={ICONS[standing]} />
          <div>
            <p className="preflight-title">
              <strong>{title}</strong> <span className="preflight-standing">{standingWords(standing)}</span>
            </p>
            <p>{what}</p>
            {standing !== 'ok' && who !== null && <p className="muted">{who}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function standingWords(standing: Standing): string {
  switch (standing) {
    case 'ok':
      return t('preflight_ok');
    case 'missing':
      return t('preflight_missing');
    case 'ask':
      return t('preflight_ask');
    case 'note':
      return t('preflight_note');
  }
}

function itemsOf({ account, canvas }: SetupState): Item[] {
  const { site } = canvas;
  const { me } = account;
  const addresses = me?.firewallAddresses ?? [];
  const portal = foundWords(site?.hasDataPortal, [t('preflight_portal_seen'), t('preflight_portal_none'), t('preflight_portal_what')]);
  const services = foundWords(site?.hasDataServices, [t('preflight_services_seen'), t('preflight_services_none'), t('preflight_services_what')]);
  const helpDesk = (who: string) => (
    <>
      {t('preflight_who', who)} <HelpDesk />
    </>
  );
  return [
    {
      id: 'admin',
      title: t('preflight_admin'),
      standing: site === null ? 'ask' : 'ok',
      what: site === null ? t('preflight_admin_what') : t('preflight_admin_seen', site.userName, site.accountName),
      who: t('preflight_who', t('preflight_admin_who')),
    },
    {
      id: 'account',
      title: t('preflight_account'),
      standing: me === null ? 'ask' : 'ok',
      what: me === null ? t('preflight_account_what') : t('preflight_account_seen', me.name),
      who: helpDesk(t('preflight_account_who')),
    },
    { id: 'portal', title: t('preflight_portal'), ...portal, who: t('preflight_who', t('preflight_portal_who')) },
    { id: 'services', title: t('preflight_services'), ...services, who: helpDesk(t('preflight_services_who')) },
    {
      id: 'firewall',
      title: t('preflight_firewall'),
      standing: 'ask',
      what: addresses.length === 0 ? t('preflight_firewall_what') : `${t('preflight_firewall_what')} ${t('preflight_firewall_list', addresses.join(', '))}`,
      who: addresses.length === 0 ? helpDesk(t('preflight_firewall_who')) : t('preflight_who', t('preflight_firewall_who_list')),
    },
    { id: 'waiting', title: t('preflight_waiting'), standing: 'note', what: t('preflight_waiting_what'), who: t('preflight_who', t('preflight_waiting_who')) },
    { id: 'plugin', title: t('preflight_plugin'), standing: 'note', what: t('preflight_plugin_what'), who: null },
  ];
}

/** Words for what was seen, for what was looked for in vain, and for what could not be looked at. */
function foundWords(found: boolean | null | undefined, [seen, none, unknown]: readonly [string, string, string]): Pick<Item, 'standing' | 'what'> {
  if (found === true) return { standing: 'ok', what: seen };
  return found === false ? { standing: 'missing', what: none } : { standing: 'ask', what: unknown };
}
