import { html, type Markup } from '../../canvas/pages/html';
import type { SandboxResponse } from '../../site';
import type { Answered } from '../authorization/answer';
import type { State } from '../state';
import { page } from './layout';
import type { Session } from './sessions';
import { editPath, pathOfTab, processPath } from './view';
import { filled, WORDS } from './words';

/** The one who may sign in. */
export const ACCOUNT = { email: 'admin@fernwood.edu', password: 'sandbox-intelliboard' } as const;

export const CANVAS_FORM = '/connections/new/canvas';

/** Types of LMS, with where "+ Connect" leads. Only Canvas's form is there. */
const INTEGRATIONS = [
  { name: 'Blackboard Learn', text: 'Anthology', path: '/connections/new/blackboard' },
  { name: 'Brightspace', text: 'D2L', path: '/connections/new/brightspace' },
  { name: 'Canvas', text: 'Instructure', path: CANVAS_FORM },
  { name: 'Moodle', text: 'Moodle HQ', path: '/connections/new/moodle' },
] as const;

export const OTHER_FORMS: readonly string[] = INTEGRATIONS.map(({ path }) => path).filter((path) => path !== CANVAS_FORM);

export function signInPage(state: State, { next, email, wrong }: { next: string; email: string; wrong: boolean }): SandboxResponse {
  const words = WORDS[state.site.language].signIn;
  const content = html`<h1>${words.title}</h1>
<p class="muted">${words.lead}</p>
${wrong ? html`<p class="alert bad" role="alert">${words.wrong}</p>` : null}
<form method="post" action="/signin">
<input type="hidden" name="next" value="${next}">
<label for="email">${words.email}</label>
<input type="email" id="email" name="email" value="${email}" autocomplete="username" required autofocus>
<label for="password">${words.password}</label>
<input type="password" id="password" name="password" autocomplete="current-password" required>
<button type="submit" class="primary wide">${words.button}</button>
</form>`;
  return page(state, { title: words.title, content, status: wrong ? 401 : 200, session: null });
}

export function dashboard(state: State, session: Session): SandboxResponse {
  const words = WORDS[state.site.language].dashboard;
  const active = state.connections.filter(({ config }) => config.active).length;
  const tile = (count: number, label: string) => html`<div class="tile"><strong>${count}</strong><span>${label}</span></div>`;
  const content = html`<h1>${words.title}</h1><p class="muted">${words.lead}</p>
<div class="tiles">${tile(state.connections.length, words.connections)}${tile(active, words.active)}${tile(state.categories.length, words.categories)}</div>
<p><a class="button primary" href="/connections/integrations">${words.start}</a></p>`;
  return page(state, { title: words.title, content, session });
}

export function integrations(state: State, session: Session, search: string): SandboxResponse {
  const words = WORDS[state.site.language].integrations;
  const fitting = INTEGRATIONS.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const card = ({ name, text, path }: (typeof INTEGRATIONS)[number]): Markup => html`<li class="card"><span class="logo" aria-hidden="true">${name.slice(0, 1)}</span><h2>${name}</h2><p class="muted">${text}</p>
<a class="connect" href="${path}" aria-label="${filled(words.connectTo, { name })}">${words.connect}</a></li>`;
  const content = html`<div class="head"><div><h1>${words.title}</h1><p class="muted">${words.lead}</p></div>
<form role="search" method="get" action="/connections/integrations"><input type="search" name="q" value="${search}" placeholder="${words.search}" aria-label="${words.search}"></form></div>
${fitting.length === 0 ? html`<p>${words.none}</p>` : html`<ul class="cards">${fitting.map(card)}</ul>`}`;
  return page(state, { title: words.title, content, session });
}

/** "+ Connect" of an LMS that nobody needs here. */
export function otherForm(state: State, session: Session): SandboxResponse {
  const words = WORDS[state.site.language].integrations;
  return page(state, { title: words.title, content: html`<h1>${words.title}</h1><p>${words.missing}</p>`, session });
}

export function connectionList(state: State, session: Session): SandboxResponse {
  const { connections: words, form, tabs, account } = WORDS[state.site.language];
  const rows = state.connections.map((connection) => {
    const { lms, active } = connection.config;
    return html`<tr><td><a href="${editPath(connection)}">${lms.name}</a></td><td><a href="${editPath(connection)}">${lms.url}</a></td>
<td><span class="dot ${active ? 'on' : ''}" role="img" aria-label="${active ? words.on : words.off}" title="${active ? words.on : words.off}"></span></td>
<td><details class="menu"><summary aria-label="${filled(words.actionsOf, { name: lms.name })}">⋯</summary><div><a href="${editPath(connection)}">${words.edit}</a><a href="${processPath(connection)}">${tabs.process}</a></div></details></td></tr>`;
  });
  const list = html`<table class="list"><thead><tr><th>${words.name}</th><th>${words.url}</th><th>${words.active}</th><th>${words.actions}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const title = state.site.build === 'tables' ? account.connections : words.title;
  const content = html`<div class="head"><h1>${title}</h1><a class="button primary" href="${CANVAS_FORM}">${form.newTitle}</a></div>
${rows.length === 0 ? html`<p class="muted">${words.none}</p>` : list}`;
  return page(state, { title, content, session });
}

/** Where Canvas sends administrators; also with the refusal of a consent. Whoever is signed in can go on from here. */
export function backFromCanvas(state: State, { connection, state: outcome, code }: Answered, session: Session | null): SandboxResponse {
  const { back, tabs } = WORDS[state.site.language];
  const why = code === null ? null : html`<p class="alert bad" role="alert">${back.why[code] ?? code}</p>`;
  const path = connection === null || session === null ? null : outcome === 'granted' ? pathOfTab(connection, 'filters') : editPath(connection);
  const on = path === null ? null : html`<p><a class="button primary" href="${path}">${outcome === 'granted' ? tabs.filters : back.again}</a></p>`;
  return page(state, { title: back.title, content: html`<h1>${back.title}</h1><p role="status">${back[outcome]}</p>${why}${on}`, session });
}

export function notFound(state: State): SandboxResponse {
  const { title, text } = WORDS[state.site.language].notFound;
  return page(state, { title, content: html`<h1>${title}</h1><p>${text}</p>`, status: 404, session: null });
}

export function refused(state: State): SandboxResponse {
  const { title, text } = WORDS[state.site.language].refused;
  return page(state, { title, content: html`<h1>${title}</h1><p>${text}</p>`, status: 403, session: null });
}
