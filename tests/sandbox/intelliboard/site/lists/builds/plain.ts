import { nameOf } from '../control-names';
import { isEnumerated } from '../values';
import type { ListsView, ListView } from '../view';
import { html, type Markup } from '../../../../canvas/pages/html';
import type { Drawn } from '../../builds/drawn';

/** Statuses are boxes under a legend, names of the school are a list in which several can be marked. "Save" loads the page anew. */
export function plainLists(view: ListsView): Drawn {
  const { title, lead, path, csrf, words, sections, empty } = view;
  const content = html`<h1>${title}</h1><p class="muted">${lead}</p>
${outcomeOf(view)}${empty === null ? null : html`<p class="alert" role="status">${empty}</p>`}
<form class="panel" method="post" action="${path}" autocomplete="off" novalidate>
<input type="hidden" name="_token" value="${csrf}">
${sections.map((section) => html`<section><h2>${section.title}</h2>${section.lists.map((list) => (isEnumerated(list.field) ? boxes(list) : marked(list)))}</section>`)}
<div class="actions"><button type="submit" class="primary">${words.save}</button></div>
</form>`;
  return { content, scripts: ['forms'] };
}

/** What came of "Save", for the builds that load the page anew. */
export function outcomeOf({ outcome, words, errorWords }: ListsView): Markup | null {
  if (outcome === null) return null;
  return outcome === 'saved' ? html`<p class="alert good" role="status">${words.saved}</p>` : html`<p class="alert bad" role="alert">${errorWords.summary}</p>`;
}

function boxes({ field, label, help, required, options, chosen, error }: ListView): Markup {
  const name = nameOf('plain', field);
  return html`<fieldset class="field boxes"><legend>${label}${star(required)}</legend>${hint(help)}
${options.map(({ value, label: text }) => html`<div class="tick"><input type="checkbox" id="${name}_${value}" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : null}><label for="${name}_${value}">${text}</label></div>`)}
${errorOf(name, error)}</fieldset>`;
}

function marked({ field, label, help, required, options, chosen, error }: ListView): Markup {
  const name = nameOf('plain', field);
  return html`<div class="field"><label for="${name}">${label}${star(required)}</label>
<select id="${name}" name="${name}" multiple size="8"${error === null ? null : html` aria-invalid="true" aria-describedby="${name}_error"`}>${options.map(({ value, label: text }) => html`<option value="${value}"${chosen.includes(value) ? html` selected` : null}>${text}</option>`)}</select>
${hint(help)}${errorOf(name, error)}</div>`;
}

function star(required: boolean): Markup | null {
  return required ? html` <span class="star">*</span>` : null;
}

function hint(help: string): Markup | null {
  return help === '' ? null : html`<small>${help}</small>`;
}

function errorOf(name: string, error: string | null): Markup | null {
  return error === null ? null : html`<p class="error" id="${name}_error">${error}</p>`;
}
