import type { Drawn } from './drawn';
import { html, type Markup } from '../../../canvas/pages/html';
import type { Field, SwitchField, TextField } from '../values';
import type { FormView, MarkName, Option } from '../view';

/** Names of the controls say nothing, as where a form was put together in an editor. */
export const TABLES_NAMES: Readonly<Record<Field, string>> = {
  lmsName: 'fld_101',
  url: 'fld_102',
  clientId: 'fld_104',
  clientSecret: 'fld_105',
  category: 'fld_106',
  newCategory: 'fld_107',
  active: 'fld_109',
  dynamicTables: 'fld_110',
  hour: 'fld_111',
  dataClientId: 'fld_201',
  dataClientSecret: 'fld_202',
  dataFrequency: 'fld_203',
};

/**
 * An old page: what a field is stands in the cell beside it, in its placeholder, or in the text after it. The
 * client secret is legible. No script: while checks run, the page loads itself anew.
 */
export function tables(view: FormView): Drawn {
  const { words, errors, errorWords, outcome, stored, dataRequired } = view;
  const star = (text: string, required = true) => `${text}${required ? '*' : ''}`;
  const content = html`<div class="old">
<font size="5"><b>${view.isNew ? words.newTitle : words.editTitle}</b></font>
${Object.keys(errors).length > 0 ? html`<p class="error">${errorWords.summary}</p>` : null}
${outcome === null ? null : html`<p>${outcome.summary}</p>`}
<form method="post" action="${view.path}" autocomplete="off">
<input type="hidden" name="_token" value="${view.csrf}">
<table cellpadding="4" cellspacing="0">
<tr><th colspan="3">${words.information}</th></tr>
<tr><td>${star(words.lmsName)}</td><td>${input(view, 'lmsName')}</td><td>${error(view, 'lmsName')}</td></tr>
<tr><td>${star(words.url)}</td><td><span class="prefix">https://</span>${input(view, 'url')}</td><td>${sign(view, 'url')}${error(view, 'url')}</td></tr>
<tr><td>${words.redirect}</td><td><tt>${view.redirectUri}</tt></td><td></td></tr>
<tr><td>${star(words.clientId)}</td><td>${input(view, 'clientId')}</td><td>${sign(view, 'keys')}${error(view, 'clientId')}</td></tr>
<tr><td>${star(words.clientSecret)}</td><td>${input(view, 'clientSecret', stored.clientSecret ? words.unchanged : '')}</td><td>${sign(view, 'keys')}${error(view, 'clientSecret')}</td></tr>
<tr><td>${star(words.category)}</td><td>${list(view, 'category', [{ value: '', label: words.select }, ...view.categories])} ${input(view, 'newCategory', words.newCategory)}</td><td>${error(view, 'category')}${error(view, 'newCategory')}</td></tr>
<tr><td>${star(words.hour)}</td><td>${list(view, 'hour', [{ value: '', label: '--' }, ...view.hours])} <i>${view.hourHint}</i></td><td>${error(view, 'hour')}</td></tr>
<tr><td></td><td>${tick(view, 'active')} ${words.active} <i>${words.activeHint}</i></td><td></td></tr>
<tr><td></td><td>${tick(view, 'dynamicTables')} ${words.dynamicTables}</td><td></td></tr>
<tr><th colspan="3">${words.data}</th></tr>
<tr><td colspan="2">${input(view, 'dataClientId', star(words.dataClientId, dataRequired))}</td><td>${sign(view, 'data')}${error(view, 'dataClientId')}</td></tr>
<tr><td colspan="2">${input(view, 'dataClientSecret', stored.dataClientSecret ? `${words.dataClientSecret} (${words.unchanged})` : star(words.dataClientSecret, dataRequired), 'password')}</td><td>${error(view, 'dataClientSecret')}</td></tr>
<tr><td>${words.dataFrequency}</td><td>${list(view, 'dataFrequency', view.frequencies)}</td><td></td></tr>
<tr><td></td><td><input type="submit" value="${words.continue}">${outcome?.authorize ? html` <a href="${outcome.authorize}"><b>${words.authorize}</b></a>` : null}</td><td></td></tr>
</table>
</form>
</div>`;
  return { content, scripts: [], refreshes: outcome !== null && !outcome.settled };
}

function input({ values }: FormView, field: TextField, placeholder = '', type = 'text'): Markup {
  const isSecret = field === 'clientSecret' || field === 'dataClientSecret';
  const value = field === 'url' ? values.url.replace(/^https:\/\//i, '') : isSecret ? '' : values[field];
  return html`<input type="${type}" name="${TABLES_NAMES[field]}" value="${value}" placeholder="${placeholder}" size="44" maxlength="1024">`;
}

function list({ values }: FormView, field: 'category' | 'hour' | 'dataFrequency', options: readonly Option[]): Markup {
  return html`<select name="${TABLES_NAMES[field]}">${options.map(({ value, label }) => html`<option value="${value}"${value === values[field] ? html` selected` : null}>${label}</option>`)}</select>`;
}

function tick({ values }: FormView, field: SwitchField): Markup {
  return html`<input type="checkbox" name="${TABLES_NAMES[field]}" value="on"${values[field] ? html` checked` : null}>`;
}

function error({ errors }: FormView, field: Field): Markup | null {
  return errors[field] === undefined ? null : html` <span class="error">${errors[field]}</span>`;
}

/** Pictures, with an alternative text and nothing else. */
const PICTURES = {
  pass: picture('#1a7f37', 'M4 9l3 3 6-7'),
  fail: picture('#cf222e', 'M4.500 4.500l8 8m0-8l-8 8'),
  waiting: picture('#7a7a7a', 'M8.500 4v5h4'),
} as const;

function picture(colour: string, path: string): string {
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="17" height="17"><circle cx="8.5" cy="8.5" r="8" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="2"/></svg>`)}`;
}

function sign({ outcome }: FormView, name: MarkName): Markup | null {
  if (outcome === null) return null;
  const { verdict, label } = outcome.marks[name];
  return html`<img src="${PICTURES[verdict]}" alt="${label}" width="17" height="17">`;
}
