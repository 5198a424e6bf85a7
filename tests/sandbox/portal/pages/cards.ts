import { createHash } from 'node:crypto';
import { html, type Markup } from '../../canvas/pages/html';
import { inFigures, inWords } from './times';
import type { Export, PortalView } from './view';

/** As many digits as a key has, and no key: a page may well show its build. */
const COMMIT = createHash('sha1').update('canvas data portal').digest('hex');

/** No headings, tables or lists: `div`s with roles and labels. Older exports are dated another way. */
export function cards(view: PortalView): Markup {
  return html`<main>
<div class="bar" role="heading" aria-level="1">Canvas Data</div>
<div role="region" aria-label="Recent Data Exports"><div class="bar">Recent Data Exports</div>
<div class="grid">${view.exports.map(tile)}</div>
${view.exports.length === 0 ? html`<div class="muted">Nothing was exported yet.</div>` : null}
${view.showsAll ? null : html`<p><a role="button" href="/files">View All Files</a></p>`}</div>
<div role="region" aria-label="Users"><div class="bar">People</div>
${view.users.map(({ name, email, permissions }) => html`<div class="line"><span>${name}</span><span>${email} · ${permissions.join(', ') || 'no permissions'}</span></div>`)}</div>
<div role="region" aria-label="API Credentials"><div class="bar">API Credentials</div>${credentials(view)}</div>
<p class="muted"><a href="/docs">Documentation</a> · build ${COMMIT}</p>
</main>`;
}

function tile({ finishedAt, expiresAt, files, sequence }: Export, at: number): Markup {
  return html`<div class="tile" role="group" aria-label="Export ${sequence}"><span class="when">${at < 2 ? inWords(finishedAt) : inFigures(finishedAt)}</span><span>Daily · ${files} files</span><span class="muted">Available until ${inWords(expiresAt)}</span></div>`;
}

/** The secret stands above the key. */
function credentials({ pair, csrf }: PortalView): Markup {
  const form = html`<form method="post" action="/credentials"><input type="hidden" name="_token" value="${csrf}"><button type="submit">${pair === null ? 'Create Credentials' : 'Create New Credentials'}</button></form>`;
  if (pair === null) return form;
  return html`${pair.secret === null ? null : html`<div class="fresh" role="status"><div class="line"><span id="secret-label">Secret</span><code aria-labelledby="secret-label">${pair.secret}</code></div>Shown this one time.</div>`}
<div class="line"><span id="key-label">Key</span><input readonly aria-labelledby="key-label" value="${pair.key}"></div>
<div class="warning" role="note">Whoever uses the present credentials has to be given the new ones.</div>${form}`;
}
