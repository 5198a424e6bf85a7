import { useId } from 'react';
import type { ConnectionEntry } from '@/utils/model/connections';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';

/** Which connection is in view, where there are several. */
export function ConnectionSwitch({ guide: { setup, connections, actions } }: { readonly guide: Guide }) {
  const id = useId();
  if (connections.length < 2) return null;
  return (
    <p className="connection-switch">
      <label htmlFor={id}>{t('connections_label')}</label>
      <select id={id} value={setup.runId} onChange={(event) => actions.showConnection(event.target.value)}>
        {connections.map((entry) => (
          <option key={entry.runId} value={entry.runId}>
            {connectionName(entry)}
          </option>
        ))}
      </select>
    </p>
  );
}

/** By which a person knows it; test and beta of the same school are told apart. */
export function connectionName({ name, origin, kind }: ConnectionEntry): string {
  const host = origin === null ? null : new URL(origin).host;
  if (host === null) return t('connections_unnamed');
  const kindOf = kind === 'test' || kind === 'beta' ? ` (${tCode('connections_kind', kind)})` : '';
  return name === '' ? `${host}${kindOf}` : `${name}${kindOf} · ${host}`;
}
