import { html, jsonInScript, type Markup } from '../../../canvas/pages/html';
import { EXPIRIES } from '../../expiry';
import { KEY_TYPES, SCOPE } from '../../keys';
import { CLICKS_TO_CLOSE, closeLabel } from '../client/close-label';
import { SCOPE_VALUE, type Field, type Faults, type KeyForm } from '../key-making';
import { csrfField, dateIn, type View } from '../layout';
import type { DrawnBuild, WindowPage } from './drawn';

const NAMES = { name: 'key_name', scope: 'key_scope', expiry: 'key_expiry', type: 'key_type', code: 'verification_code' } as const;

/** A label for every control, and lists that are lists. */
export const plain: DrawnBuild = {
  names: NAMES,

  institutions({ words: { login }, session }, institutions, fault) {
    const options = institutions.map(({ name, domain }) => html`<option value="${domain}">${name}</option>`);
    return {
      content: html`<h1>${login.title}</h1><p>${login.lead}</p>${fault === null ? null : html`<p class="bad" role="alert">${login.faults[fault]}</p>`}
<form method="post" action="/login">${csrfField(session)}
<label for="institution">${login.institution}</label><select id="institution" name="institution"><option value="">${login.choose}</option>${options}</select>
<label for="domain">${login.domain}</label><input id="domain" name="domain" placeholder="${login.domainHint}">
<p><button>${login.next}</button></p></form>`,
    };
  },

  keys({ words, language }, rows) {
    const { keys, types, expiries } = words;
    const heads = [keys.name, keys.scope, keys.expiry, keys.expires, keys.type, keys.created].map((head) => html`<th scope="col">${head}</th>`);
    const lines = rows.map(
      (row) => html`<tr><td><a href="/keys/${row.ref}">${row.name}</a></td><td>${row.scope}</td><td>${expiries[row.expiry]}</td><td>${dateIn(language, row.expiresAt, 'short')}</td><td>${types[row.type]}</td><td>${dateIn(language, row.createdAt, 'short')}</td></tr>`,
    );
    return { content: html`<h1>${keys.title}</h1><p><a class="button" href="/keys/new">${keys.add}</a></p><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>` };
  },

  newKey({ words, session }, form, faults) {
    const { keys, types, expiries } = words;
    const field = (name: Field, control: Markup) => html`<label for="${NAMES[name]}">${keys[name]}</label>${control}${faultOf(words, faults, name)}`;
    const list = (name: Field, options: readonly (readonly [string, string])[]) => field(name, html`<select id="${NAMES[name]}" name="${NAMES[name]}"><option value="">${keys.choose}</option>${options.map(([value, label]) => option(value, label, form[name]))}</select>`);
    return {
      content: html`<h1>${keys.add}</h1><form method="post" action="/keys">${csrfField(session)}
${field('name', html`<input id="${NAMES.name}" name="${NAMES.name}" value="${form.name}" maxlength="255">`)}
${list('scope', [[SCOPE_VALUE, SCOPE]])}
${list('expiry', EXPIRIES.map((one) => [one, expiries[one]] as const))}
${list('type', KEY_TYPES.map((one) => [one, types[one]] as const))}
<p><a class="button" href="/keys">${keys.cancel}</a> <button>${keys.save}</button></p></form>`,
    };
  },

  verify({ words: { verify }, session }, email, isWrong) {
    return {
      content: html`<h1>${verify.title}</h1><p>${verify.text.replace('{email}', email)}</p>
<form method="post" action="/keys/verify">${csrfField(session)}<label for="${NAMES.code}">${verify.code}</label>
<input id="${NAMES.code}" name="${NAMES.code}" inputmode="numeric" maxlength="6" autocomplete="one-time-code">${isWrong ? html`<p class="bad" role="alert">${verify.wrong}</p>` : null}
<p><button>${verify.button}</button></p></form>`,
    };
  },

  made({ words: { made, keys }, session }, { ref, name, credentials }) {
    const open = html`<p>${made.text}</p><form method="post" action="/keys/${ref}/credentials">${csrfField(session)}<button>${made.reveal}</button></form>`;
    return { content: html`<h1>${name}</h1><h2>${made.title}</h2>${credentials === 'waiting' ? open : html`<p role="status">${made[credentials]}</p>`}<p><a href="/keys">${keys.title}</a></p>` };
  },

  credentials({ words: { credentials: words }, session }, { ref, name }, { clientId, secret }) {
    const value = (id: string, label: string, text: string) => html`<label for="${id}">${label}</label><input id="${id}" value="${text}" readonly> <button type="button" id="copy_${id}">${words.copy}</button>`;
    const page: WindowPage = { copies: ['client_id', 'client_secret'].map((from) => ({ button: `copy_${from}`, from })), close: 'close', form: 'close_form', words };
    return {
      content: html`<h1>${words.title}</h1><p>${name}</p>${value('client_id', words.id, clientId)}${value('client_secret', words.secret, secret)}
<form method="post" action="/keys/${ref}/close" id="close_form">${csrfField(session)}<p><button type="button" id="close">${closeLabel(words, CLICKS_TO_CLOSE)}</button></p></form>
<script type="application/json" id="page">${jsonInScript(page)}</script>`,
      scripts: ['window'],
    };
  },
};

function option(value: string, label: string, chosen: string): Markup {
  return html`<option value="${value}"${value === chosen ? html` selected` : null}>${label}</option>`;
}

function faultOf({ keys }: View['words'], faults: Faults, name: keyof KeyForm): Markup | null {
  const fault = faults[name];
  return fault === undefined ? null : html`<p class="bad" id="${NAMES[name]}_error" role="alert">${keys.faults[fault]}</p>`;
}
