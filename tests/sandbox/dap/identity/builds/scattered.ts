import { randomBytes } from 'node:crypto';
import { html, jsonInScript, type Markup } from '../../../canvas/pages/html';
import { EXPIRIES } from '../../expiry';
import { KEY_TYPES, SCOPE } from '../../keys';
import { CLICKS_TO_CLOSE, closeLabel } from '../client/close-label';
import { SCOPE_VALUE, type Field } from '../key-making';
import { csrfField, dateIn } from '../layout';
import type { DrawnBuild, WindowPage } from './drawn';

const NAMES = { name: 'f1', scope: 'f2', expiry: 'f3', type: 'f4', code: 'f5' } as const;

/** Names say nothing, ids and classes are other ones at every load, choices are radio buttons, values lie in pieces. */
export const scattered: DrawnBuild = {
  names: NAMES,

  institutions({ words: { login }, session }, institutions, fault) {
    const rows = institutions.map(({ name, domain }) => html`<li><button name="institution" value="${domain}">${name}</button></li>`);
    return {
      content: html`<div class="${once()}"><h1>${login.title}</h1>${fault === null ? null : html`<div class="bad ${once()}" role="alert">${login.faults[fault]}</div>`}
<form method="post" action="/login">${csrfField(session)}<ul>${rows}</ul></form>
<form method="post" action="/login">${csrfField(session)}<label>${login.domain} <input name="domain" placeholder="${login.domainHint}"></label> <button>${login.next}</button></form></div>`,
    };
  },

  keys({ words, language }, rows) {
    const { keys, types, expiries } = words;
    const items = rows.map((row) => {
      const facts: readonly (readonly [string, string])[] = [
        [keys.scope, row.scope],
        [keys.expiry, expiries[row.expiry]],
        [keys.expires, dateIn(language, row.expiresAt, '2-digit')],
        [keys.type, types[row.type]],
        [keys.created, dateIn(language, row.createdAt, '2-digit')],
      ];
      return html`<dt id="${once()}"><a href="/keys/${row.ref}">${row.name}</a></dt>${facts.map(([term, text]) => html`<dd class="${once()}"><i>${term}:</i> <span><b>${text}</b></span></dd>`)}`;
    });
    return { content: html`<div class="${once()}"><h1>${keys.title}</h1><dl>${items}</dl><form action="/keys/new"><button id="${once()}">${keys.add}</button></form></div>` };
  },

  newKey({ words, session }, form, faults) {
    const { keys, types, expiries } = words;
    const fault = (name: Field) => (faults[name] === undefined ? null : html`<em class="bad ${once()}" role="alert">${keys.faults[faults[name]]}</em>`);
    const radios = (name: Field, options: readonly (readonly [string, string])[]) =>
      html`<fieldset class="${once()}"><legend>${keys[name]}</legend>${options.map(([value, label]) => html`<label><input type="radio" name="${NAMES[name]}" value="${value}"${form[name] === value ? html` checked` : null}> ${label}</label>`)}${fault(name)}</fieldset>`;
    return {
      content: html`<div class="${once()}"><h1>${keys.add}</h1><form method="post" action="/keys">${csrfField(session)}
<label>${keys.name} <input name="${NAMES.name}" value="${form.name}"></label>${fault('name')}
${radios('scope', [[SCOPE_VALUE, SCOPE]])}${radios('expiry', EXPIRIES.map((one) => [one, expiries[one]] as const))}${radios('type', KEY_TYPES.map((one) => [one, types[one]] as const))}
<p><button id="${once()}">${keys.save}</button></p></form></div>`,
    };
  },

  verify({ words: { verify }, session }, email, isWrong) {
    return {
      content: html`<div class="${once()}"><h1>${verify.title}</h1><p>${verify.text.replace('{email}', email)}</p><form method="post" action="/keys/verify">${csrfField(session)}
<label>${verify.code} <input name="${NAMES.code}" inputmode="numeric"></label> <button>${verify.button}</button>${isWrong ? html`<em class="bad" role="alert">${verify.wrong}</em>` : null}</form></div>`,
    };
  },

  made({ words: { made, keys }, session }, { ref, name, credentials }) {
    const open = html`<p>${made.text}</p><form method="post" action="/keys/${ref}/credentials">${csrfField(session)}<button id="${once()}">${made.reveal}</button></form>`;
    return { content: html`<div class="${once()}"><h1>${made.title}: ${name}</h1>${credentials === 'waiting' ? open : html`<p>${made[credentials]}</p>`}<p><a href="/keys">${keys.title}</a></p></div>` };
  },

  credentials({ words: { credentials: words }, session }, { ref }, { clientId, secret }) {
    const ids = { id: once(), secret: once(), copyId: once(), copySecret: once(), close: once(), form: once() };
    const page: WindowPage = { copies: [{ button: ids.copyId, from: ids.id }, { button: ids.copySecret, from: ids.secret }], close: ids.close, form: ids.form, words };
    return {
      content: html`<div class="${once()}" role="dialog" aria-label="${words.title}"><h1>${words.title}</h1>
<dl><dt>${words.id}</dt><dd class="${once()}"><span id="${ids.id}">${inPieces(clientId)}</span> <button type="button" id="${ids.copyId}">${words.copy}</button></dd>
<dt>${words.secret}</dt><dd class="${once()}"><textarea id="${ids.secret}" rows="2" cols="44" readonly>${secret}</textarea> <button type="button" id="${ids.copySecret}">${words.copy}</button></dd></dl>
<form method="post" action="/keys/${ref}/close" id="${ids.form}">${csrfField(session)}<button type="button" id="${ids.close}">${closeLabel(words, CLICKS_TO_CLOSE)}</button></form></div>
<script type="application/json" id="page">${jsonInScript(page)}</script>`,
      scripts: ['window'],
    };
  },
};

/** A text whose parts are elements within elements, with nothing between them that is not part of it. */
function inPieces(text: string): Markup {
  const [region = '', rest = ''] = text.split('#');
  const groups = rest.split('-').map((group, at) => html`<span class="${once()}">${at === 0 ? null : html`<span>-</span>`}<span>${group}</span></span><wbr>`);
  return html`<span class="${once()}"><span>${region}</span><span>#</span></span>${groups}`;
}

/** An id or a class that no other load has. */
function once(): string {
  return `${String.fromCharCode(97 + Math.floor(Math.random() * 26))}${randomBytes(4).toString('hex')}`;
}
