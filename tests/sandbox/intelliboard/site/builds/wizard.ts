import type { Drawn } from './drawn';
import { html, type Markup } from '../../../canvas/pages/html';
import { NEW_CATEGORY, type Field, type SwitchField, type TextField } from '../values';
import type { FormView, MarkName, Option } from '../view';
import { filled } from '../words';

/** The pages of the wizard, with the fields that each has. */
export const STEPS = [
  { name: 'information', fields: ['lmsName', 'url', 'clientId', 'clientSecret'] },
  { name: 'settings', fields: ['category', 'newCategory', 'active', 'dynamicTables', 'hour'] },
  { name: 'data', fields: ['dataClientId', 'dataClientSecret', 'dataFrequency'] },
  { name: 'review', fields: [] },
] as const satisfies readonly { name: string; fields: readonly Field[] }[];
export type Step = (typeof STEPS)[number];

export function stepNamed(name: string | null): Step {
  return STEPS.find((step) => step.name === name) ?? STEPS[0];
}

/** Names of a page's controls: those of other pages are not there. */
export function wizardNames({ fields }: Step): Partial<Record<Field, string>> {
  return Object.fromEntries(fields.map((field) => [field, `wizard[${field}]`]));
}

/** A page a section, kept on the server between them. Labels are around their controls. */
export function wizard(view: FormView, step: Step): Drawn {
  const { words, outcome } = view;
  const at = STEPS.indexOf(step);
  const isLast = step.name === 'review';
  const content = html`<h1>${view.isNew ? words.newTitle : words.editTitle}</h1>
<ol class="steps" aria-label="${filled(words.step, { step: at + 1, steps: STEPS.length })}">${STEPS.map(({ name }, index) => html`<li${index === at ? html` aria-current="step"` : null}>${words[name]}</li>`)}</ol>
${Object.keys(view.errors).length > 0 ? html`<p class="alert bad" role="alert">${view.errorWords.summary}</p>` : null}
<form class="panel" method="post" action="${view.path}?step=${step.name}" autocomplete="off" novalidate${isLast && outcome?.settled === false ? html` data-awaits="${view.checksPath ?? ''}"` : null}>
<input type="hidden" name="_token" value="${view.csrf}">
<fieldset><legend>${words[step.name]}</legend>
${DRAWN[step.name](view)}
</fieldset>
<div class="actions">${at === 0 ? null : html`<button type="submit" name="go" value="back">${words.back}</button>`}<button type="submit" class="primary" name="go" value="next">${isLast ? words.continue : words.next}</button>${isLast && outcome?.authorize ? html`<a class="button green" href="${outcome.authorize}">${words.authorize}</a>` : null}</div>
</form>`;
  return { content, scripts: ['forms'] };
}

const DRAWN: Readonly<Record<Step['name'], (view: FormView) => Markup>> = {
  information: (view) => html`${text(view, 'lmsName', true)}${text(view, 'url', true, { hint: view.words.urlHint })}
<p class="note">${view.words.redirect}: <code>${view.redirectUri}</code><br>${view.words.redirectHint}</p>
${text(view, 'clientId', true)}${text(view, 'clientSecret', true, { type: 'password', placeholder: view.stored.clientSecret ? view.words.unchanged : '' })}`,
  settings: (view) => html`${choice(view, 'category', [{ value: '', label: view.words.select }, ...view.categories], true)}
<div data-shown-with="wizard[category]" data-shown-for="${NEW_CATEGORY}"${view.values.category === NEW_CATEGORY ? null : html` hidden`}>${text(view, 'newCategory', true)}</div>
${tick(view, 'active', view.words.activeHint)}${tick(view, 'dynamicTables', view.words.dynamicTablesHint)}
${choice(view, 'hour', [{ value: '', label: view.words.select }, ...view.hours], true, view.hourHint)}`,
  data: (view) => html`${text(view, 'dataClientId', view.dataRequired)}${text(view, 'dataClientSecret', view.dataRequired, { type: 'password', placeholder: view.stored.dataClientSecret ? view.words.unchanged : '' })}
${choice(view, 'dataFrequency', view.frequencies, false)}`,
  review,
};

function text(view: FormView, field: TextField, required: boolean, { hint = '', type = 'text', placeholder = '' } = {}): Markup {
  const isSecret = type === 'password';
  return html`<div class="field"><label><span>${view.words[field]}</span>${required ? html` <em>(${view.words.required})</em>` : null}
<input type="${type}" name="wizard[${field}]" value="${isSecret ? '' : view.values[field]}" placeholder="${placeholder}" autocomplete="${isSecret ? 'new-password' : 'off'}" spellcheck="false"></label>
${hint === '' ? null : html`<small>${hint}</small>`}${errorOf(view, field)}</div>`;
}

function choice(view: FormView, field: 'category' | 'hour' | 'dataFrequency', options: readonly Option[], required: boolean, hint = ''): Markup {
  return html`<div class="field"><label><span>${view.words[field]}</span>${required ? html` <em>(${view.words.required})</em>` : null}
<select name="wizard[${field}]">${options.map(({ value, label }) => html`<option value="${value}"${value === view.values[field] ? html` selected` : null}>${label}</option>`)}</select></label>
${hint === '' ? null : html`<small>${hint}</small>`}${errorOf(view, field)}</div>`;
}

function tick(view: FormView, field: SwitchField, hint: string): Markup {
  return html`<div class="field tick"><label><input type="checkbox" name="wizard[${field}]" value="1"${view.values[field] ? html` checked` : null}> ${view.words[field]}</label><small>${hint}</small></div>`;
}

function errorOf({ errors }: FormView, field: Field): Markup | null {
  return errors[field] === undefined ? null : html`<p class="error">${errors[field]}</p>`;
}

/** All that was typed, and afterwards the marks: one for the URL, one for both keys together. */
function review(view: FormView): Markup {
  const { words, values, stored, errors } = view;
  const labelOf = (options: readonly Option[], value: string) => options.find((option) => option.value === value)?.label ?? '';
  const category = values.category === NEW_CATEGORY ? values.newCategory : labelOf(view.categories, values.category);
  const row = (title: string, value: string | Markup, mark?: MarkName, fields: readonly Field[] = []) =>
    html`<dt>${title}</dt><dd>${value}${mark === undefined ? null : markOf(view, mark)}${fields.map((field) => (errors[field] === undefined ? html`` : html`<p class="error">${errors[field]}</p>`))}</dd>`;
  return html`<dl class="review">
${row(words.lmsName, values.lmsName, undefined, ['lmsName'])}
${row(words.url, values.url, 'url', ['url'])}
${row(words.keys, html`${words.clientId} ${values.clientId} · ${words.clientSecret} ${stored.clientSecret ? '••••••••' : '–'} `, 'keys', ['clientId', 'clientSecret'])}
${row(words.category, category, undefined, ['category', 'newCategory'])}
${row(words.active, values.active ? words.yes : words.no)}
${row(words.dynamicTables, values.dynamicTables ? words.yes : words.no)}
${row(words.hour, labelOf(view.hours, values.hour), undefined, ['hour'])}
${row(words.data, values.dataClientId === '' ? words.none : values.dataClientId, 'data', ['dataClientId', 'dataClientSecret', 'dataFrequency'])}
</dl>${view.outcome === null ? null : html`<p role="status">${view.outcome.summary}</p>`}`;
}

const CLASSES = { pass: 'text-success', fail: 'text-danger', waiting: 'text-muted' } as const;

function markOf({ outcome }: FormView, name: MarkName): Markup | null {
  if (outcome === null) return null;
  const { verdict, label, text: said } = outcome.marks[name];
  return html` <strong class="${CLASSES[verdict]}">${label}</strong> <small>${said}</small>`;
}
