import { html, type Markup } from '../../canvas/pages/html';
import { inFigures } from './times';
import type { PortalView } from './view';

/** Tables with headings. "View All Files" is a page of its own. */
export function classic(view: PortalView): Markup {
  return html`<header><h1>Canvas Data Portal</h1><a href="/">Credential Portal</a><a href="/docs">Documentation</a></header>
<main>
<p class="muted">${view.account}</p>
<h2>${view.showsAll ? 'All Data Exports' : 'Recent Data Exports'}</h2>
${exportsTable(view)}
${view.showsAll ? html`<p><a href="/">Back</a></p>` : html`<p><a href="/files">View All Files</a></p>`}
${view.showsAll ? null : html`<h2>Users</h2>
<table><thead><tr><th>Name</th><th>Email</th><th>Permissions</th></tr></thead><tbody>${view.users.map(({ name, email, permissions }) => html`<tr><td>${name}</td><td>${email}</td><td>${permissions.join(', ')}</td></tr>`)}</tbody></table>
<h2>API Credentials</h2>
${credentials(view)}`}
</main>`;
}

function exportsTable({ exports }: PortalView): Markup {
  if (exports.length === 0) return html`<p>No data exports yet.</p>`;
  return html`<table><thead><tr><th>Type</th><th>Date</th><th>Files</th><th>Expires</th></tr></thead>
<tbody>${exports.map(({ finishedAt, expiresAt, files }) => html`<tr><td>Daily</td><td>${inFigures(finishedAt)}</td><td>${files}</td><td>${inFigures(expiresAt)}</td></tr>`)}</tbody></table>`;
}

function credentials({ pair, csrf }: PortalView): Markup {
  const label = pair === null ? 'Create Credentials' : 'Regenerate Credentials';
  return html`${pair === null ? html`<p>There are no credentials yet.</p>` : null}
${pair === null ? null : html`${pair.secret === null ? null : html`<p class="fresh">Your credentials were created. Copy the secret now: it is not shown again.</p>`}
<table><tbody><tr><th>API Key</th><td>${pair.key}</td></tr><tr><th>API Secret</th><td>${pair.secret ?? 'Hidden'}</td></tr></tbody></table>
<p class="warning">New credentials replace these for everybody who uses them.</p>`}
<form method="post" action="/credentials"><input type="hidden" name="_token" value="${csrf}"><button type="submit">${label}</button></form>`;
}
