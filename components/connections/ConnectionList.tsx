import { useId } from 'react';
import type { ConnectionEntry } from '@/utils/model/connections';
import type { Verdict } from '@/utils/model/health-codes';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { Icon, type IconName } from '../shared/Icon';
import { connectionName } from './ConnectionSwitch';

const VERDICT_ICONS: Record<Verdict, IconName> = { pass: 'done', warn: 'problem', fail: 'fail', waiting: 'waiting', unknown: 'open' };

/** The list is for the tab, where there is room; popup and panel have the switch. */
export function listsConnections({ place, connections }: Pick<Guide, 'place' | 'connections'>): boolean {
  return place === 'tab' && connections.length > 1;
}

/** Every connection: which it is, how far it is and how it goes. */
export function ConnectionList({ guide: { setup, connections, actions } }: { readonly guide: Guide }) {
  const id = useId();
  return (
    <nav className="connections" aria-labelledby={id}>
      <p id={id} className="connections-title">
        {t('connections_title', String(connections.length))}
      </p>
      <ul className="connection-list">
        {connections.map((entry) => (
          <Row key={entry.runId} entry={entry} isInView={entry.runId === setup.runId} onShow={() => actions.showConnection(entry.runId)} />
        ))}
      </ul>
      <div className="actions">
        <Button onClick={() => actions.addConnection()}>{t('connections_add')}</Button>
      </div>
    </nav>
  );
}

interface RowProps {
  readonly entry: ConnectionEntry;
  readonly isInView: boolean;
  readonly onShow: () => void;
}

function Row({ entry, isInView, onShow }: RowProps) {
  const { origin, kind, name, host, waitsFor, verdict } = entry;
  const canvas = origin === null ? null : new URL(origin).host;
  return (
    <li aria-current={isInView ? 'true' : undefined}>
      <div className="connection-what">
        <p className="connection-name">
          <span>{name || (canvas ?? t('connections_unnamed'))}</span>
          {kind !== null && <span className={kind === 'production' ? 'badge' : 'badge badge-warn'}>{tCode('connections_kind', kind)}</span>}
        </p>
        <p className="connection-route">{canvas === null ? host : t('from_to', canvas, host)}</p>
      </div>
      <p className="connection-standing">
        <span>{waitsFor === null ? t('connections_ready') : t('connections_waits', tCode('step', waitsFor))}</span>
        {verdict !== null && (
          <span className={`connection-health connection-${verdict}`}>
            <Icon name={VERDICT_ICONS[verdict]} />
            {tCode('connections_health', verdict)}
          </span>
        )}
      </p>
      {isInView ? (
        <span className="connection-here">{t('connections_in_view')}</span>
      ) : (
        <Button aria-label={t('connections_show_what', connectionName(entry))} onClick={onShow}>
          {t('connections_show')}
        </Button>
      )}
    </li>
  );
}
