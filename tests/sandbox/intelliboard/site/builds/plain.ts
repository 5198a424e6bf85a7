import type { Drawn } from './drawn';
import { html, type Markup } from '../../../canvas/pages/html';
import type { Field, SwitchField, TextField } from '../values';
import { NEW_CATEGORY } from '../values';
import type { FormView, MarkName, Option } from '../view';

/** Names of the controls; ids are the same. */
export const PLAIN_NAMES: Readonly<Record<Field, string>> = {
  lmsName: 'connection_name',
  url: 'connection_url',
  clientId: 'connection_client_id',
  clientSecret: 'connection_client_secret',
  category: 'connection_category_id',
  newCategory: 'connection_new_category',
  active: 'connection_active',
  dynamicTables: 'connection_dynamic_tables',
  hour: 'connection_hour',
  dataClientId: 'connection_data_client_id',
  dataClientSecret: 'connection_data_client_secret',
  dataFrequency: 'connection_data_frequency',
};

/** HTML with labels. "Continue" loads the page anew; the script fills in the marks. */
export function plain(view: FormView): Drawn {
  const { words, values, stored, outcome, dataRequired } = view;
  const content = html`<h1>${view.isNew ? words.newTitle : words.editTitle}</h1>
${summaryOf(view)}
<form class="panel" method="post" action="${view.path}" autocomplete="off" novalidate data-checks="${outcome === null ? '' : (view.checksPath ?? '')}">
<input type="hidden" name="_token" value="${view.csrf}">
<section><h2>${words.information}</h2>
${text(view, 'lmsName', { required: true, hint: words.lmsNameHint })}
${text(view, 'url', { required: true, hint: words.urlHint, mark: 'url', type: 'url' })}
<div class="field"><label for="redirect_uri">${words.redirect}</label><div class="row"><input id="redirect_uri" value="${view.redirectUri}" readonly><button type="button" data-copies="redirect_uri" data-copied="${words.copied}">${words.copy}</button></div><small>${words.redirectHint}</small></div>
${text(view, 'clientId', { required: true, mark: 'keys' })}
${text(view, 'clientSecret', { required: true, mark: 'keys', type: 'password', placeholder: stored.clientSecret ? words.unchanged : '' })}
${choice(view, 'category', [{ value: '', label: words.select }, ...view.categories], { required: true })}
<div data-shown-with="${PLAIN_NAMES.category}" data-shown-for="${NEW_CATEGORY}"${values.category === NEW_CATEGORY ? null : html` hidden`}>${text(view, 'newCategory', { required: true })}</div>
${tick(view, 'active', words.activeHint)}
${tick(view, 'dynamicTables', words.dynamicTablesHint)}
${choice(view, 'hour', [{ value: '', label: words.select }, ...view.hours], { required: true, hint: view.hourHint })}
</section>
<section><h2>${words.data}</h2>
${text(view, 'dataClientId', { required: dataRequired, mark: 'data' })}
${text(view, 'dataClientSecret', { required: dataRequired, type: 'password', placeholder: stored.dataClientSecret ? words.unchanged : '' })}
${choice(view, 'dataFrequency', view.frequencies, { required: false })}
</section>
<div class="actions"><button type="submit" class="primary">${words.continue}</button><a class="button green" data-authorize href="${outcome?.authorize ?? '#'}"${outcome?.authorize ? null : html` hidden`}>${words.authorize}</a></div>
</form>`;
  return { content, scripts: ['forms'] };
}

/** What came of it, above the form. */
function summaryOf({ errors, errorWords, outcome }: FormView): Markup {
  if (Object.keys(errors).length > 0) return html`<p class="alert bad" role="alert">${errorWords.summary}</p>`;
  return html`<p class="alert ${outcome === null || !outcome.settled ? '' : outcome.authorize === null ? 'bad' : 'good'}" role="status" data-summary${outcome === null ? html` hidden` : null}>${outcome?.summary ?? ''}</p>`;
}

interface Looks {
  readonly required: boolean;
  readonly hint?: string;
  readonly mark?: MarkName;
  readonly type?: string;
  readonly placeholder?: string;
}

function text(view: FormView, field: TextField, { required, hint = '', mark, type = 'text', placeholder = '' }: Looks): Markup {
  const name = PLAIN_NAMES[field];
  const isSecret = type === 'password';
  const error = view.errors[field];
  return html`<div class="field"><label for="${name}">${view.words[field]}${required ? html` <span class="star">*</span>` : null}</label>
<div class="row"><input type="${type}" id="${name}" name="${name}" value="${isSecret ? '' : view.values[field]}" placeholder="${placeholder}" autocomplete="${isSecret ? 'new-password' : 'off'}" spellcheck="false"${error === undefined ? null : html` aria-invalid="true" aria-describedby="${name}_error"`}>${mark === undefined ? null : markOf(view, mark)}</div>
${hint === '' ? null : html`<small>${hint}</small>`}${errorOf(name, error)}</div>`;
}

function choice(view: FormView, field: 'category' | 'hour' | 'dataFrequency', options: readonly Option[], { required, hint = '' }: Looks): Markup {
  const name = PLAIN_NAMES[field];
  return html`<div class="field"><label for="${name}">${view.words[field]}${required ? html` <span class="star">*</span>` : null}</label>
<select id="${name}" name="${name}">${options.map(({ value, label }) => html`<option value="${value}"${value === view.values[field] ? html` selected` : null}>${label}</option>`)}</select>
${hint === '' ? null : html`<small>${hint}</small>`}${errorOf(name, view.errors[field])}</div>`;
}

function tick(view: FormView, field: SwitchField, hint: string): Markup {
  const name = PLAIN_NAMES[field];
  return html`<div class="field tick"><input type="checkbox" id="${name}" name="${name}" value="1"${view.values[field] ? html` checked` : null}><label for="${name}">${view.words[field]}</label><small>${hint}</small></div>`;
}

function errorOf(name: string, error: string | undefined): Markup | null {
  return error === undefined ? null : html`<p class="error" id="${name}_error">${error}</p>`;
}

const SIGNS = { pass: '✓', fail: '✗', waiting: '…' } as const;

function markOf({ outcome }: FormView, name: MarkName): Markup | null {
  if (outcome === null) return null;
  const { verdict, label, text: said } = outcome.marks[name];
  return html`<span class="check ${verdict}" data-check="${name}"><span role="img" aria-label="${label}" title="${label}">${SIGNS[verdict]}</span> <small>${said}</small></span>`;
}
