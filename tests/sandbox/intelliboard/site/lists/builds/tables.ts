import { nameOf } from '../control-names';
import type { ListsView, ListView } from '../view';
import { html, type Markup } from '../../../../canvas/pages/html';
import type { Drawn } from '../../builds/drawn';

/** An old page: what a list is stands in the cell beside it. Some statuses are boxes in that cell. No script. */
export function tablesLists(view: ListsView): Drawn {
  const { title, lead, path, csrf, words, errorWords, sections, outcome, empty } = view;
  const content = html`<div class="old">
<font size="5"><b>${title}</b></font><p>${lead}</p>
${outcome === null ? null : html`<p class="${outcome === 'saved' ? '' : 'error'}">${outcome === 'saved' ? words.saved : errorWords.summary}</p>`}
${empty === null ? null : html`<p>${empty}</p>`}
<form method="post" action="${path}" autocomplete="off">
<input type="hidden" name="_token" value="${csrf}">
<table cellpadding="4" cellspacing="0">
${sections.map((section) => html`<tr><th colspan="3">${section.title}</th></tr>${section.lists.map(row)}`)}
<tr><td></td><td><input type="submit" value="${words.save}"></td><td></td></tr>
</table>
</form>
</div>`;
  return { content, scripts: [] };
}

function row(list: ListView): Markup {
  const { field, label, required, error } = list;
  const isBoxes = field === 'userEnrollment' || field === 'activityStatus';
  return html`<tr><td valign="top">${label}${required ? '*' : ''}</td><td>${isBoxes ? boxes(list) : marked(list)}</td><td>${error === null ? null : html`<span class="error">${error}</span>`}</td></tr>`;
}

function boxes({ field, options, chosen }: ListView): Markup {
  return html`${options.map(({ value, label }) => html`<input type="checkbox" name="${nameOf('tables', field)}" value="${value}"${chosen.includes(value) ? html` checked` : null}> ${label}<br>`)}`;
}

function marked({ field, options, chosen }: ListView): Markup {
  return html`<select name="${nameOf('tables', field)}" multiple size="6">${options.map(({ value, label }) => html`<option value="${value}"${chosen.includes(value) ? html` selected` : null}>${label}</option>`)}</select>`;
}
