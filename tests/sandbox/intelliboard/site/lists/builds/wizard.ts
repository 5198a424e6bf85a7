import { outcomeOf } from './plain';
import { nameOf } from '../control-names';
import type { SectionName } from '../fields';
import type { ListsView, ListView } from '../view';
import { html, type Markup } from '../../../../canvas/pages/html';
import type { Drawn } from '../../builds/drawn';
import { filled, WORDS } from '../../words';

/** A page a section. Every list is boxes within their labels, in a group that a text above it names. */
export function wizardLists(view: ListsView, current: SectionName, language: keyof typeof WORDS): Drawn {
  const { title, lead, path, csrf, words, sections, empty } = view;
  const { back, next, step } = WORDS[language].form;
  const at = Math.max(0, sections.findIndex(({ name }) => name === current));
  const section = sections[at];
  if (section === undefined) throw new Error('A tab has sections.');
  const isLast = at === sections.length - 1;
  const content = html`<h1>${title}</h1><p class="muted">${lead}</p>
<ol class="steps" aria-label="${filled(step, { step: at + 1, steps: sections.length })}">${sections.map((one, index) => html`<li${index === at ? html` aria-current="step"` : null}>${one.title}</li>`)}</ol>
${outcomeOf(view)}${empty === null ? null : html`<p class="alert" role="status">${empty}</p>`}
<form class="panel" method="post" action="${path}?step=${section.name}" autocomplete="off" novalidate>
<input type="hidden" name="_token" value="${csrf}">
<h2>${section.title}</h2>
${section.lists.map((list) => group(list, view))}
<div class="actions">${at === 0 ? null : html`<button type="submit" name="go" value="back">${back}</button>`}<button type="submit" class="primary" name="go" value="next">${isLast ? words.save : next}</button></div>
</form>`;
  return { content, scripts: ['forms'] };
}

/** "Select all" ticks, and unticks, every box of its group. */
function group({ field, label, help, required, options, chosen, error }: ListView, { words }: ListsView): Markup {
  const name = nameOf('wizard', field);
  const id = `group-${field}`;
  return html`<div class="field"><div id="${id}"><strong>${label}</strong>${required ? html` <em>*</em>` : null}</div>${help === '' ? null : html`<small>${help}</small>`}
<div role="group" aria-labelledby="${id}" class="scroll">
${options.length > 5 ? html`<label class="tick"><input type="checkbox" data-ticks-all="${name}"> ${words.selectAll}</label>` : null}
${options.map(({ value, label: text }) => html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : null}> ${text}</label>`)}
</div>${error === null ? null : html`<p class="error">${error}</p>`}</div>`;
}
