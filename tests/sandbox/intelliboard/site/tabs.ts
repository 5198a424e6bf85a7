import { html, type Markup } from '../../canvas/pages/html';
import type { State, StoredConnection } from '../state';
import { editPath, pathOfTab, processPath } from './view';
import { WORDS } from './words';

/** The tabs of a connection. */
export function tabsOf({ site: { language } }: State, connection: StoredConnection, current: 'connection' | 'filters' | 'roles' | 'process'): Markup {
  const words = WORDS[language].tabs;
  const tabs = [
    { name: 'connection', path: editPath(connection) },
    { name: 'filters', path: pathOfTab(connection, 'filters') },
    { name: 'roles', path: pathOfTab(connection, 'roles') },
    { name: 'process', path: processPath(connection) },
  ] as const;
  return html`<nav class="tabs" aria-label="${connection.config.lms.name}"><span class="muted">${connection.config.lms.url}</span>
${tabs.map(({ name, path }) => html`<a href="${path}"${name === current ? html` aria-current="page"` : null}>${words[name]}</a>`)}</nav>`;
}
