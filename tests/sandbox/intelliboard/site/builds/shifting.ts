import type { Drawn } from './drawn';
import { namesOfThisLoad, type MadeUpName as Name } from './made-up-names';
import { html, jsonInScript, type Markup } from '../../../canvas/pages/html';
import type { Field, SwitchField, TextField } from '../values';
import type { FormView, MarkName } from '../view';
import type { ShiftingPage } from '../client/shifting';

/**
 * Ids and class names are other ones at every load, and there is no form element. Lists are ARIA comboboxes
 * with their options at the end of the body while they are open; ticks are switches. "Continue" is a request
 * of the script, which then loads the page of the connection.
 */
export function shifting(view: FormView): Drawn {
  const { words, stored, outcome, dataRequired } = view;
  const n = namesOfThisLoad();
  const star = (required: boolean) => (required ? ' *' : '');
  const content = html`<div class="${n('form')}" id="${n('#form')}">
<h1>${view.isNew ? words.newTitle : words.editTitle}</h1>
<div class="${n('alert')}" id="${n('#summary')}" role="status"${outcome === null ? html` hidden` : null}>${outcome?.summary ?? ''}</div>
<div class="${n('group')}" role="group" aria-labelledby="${n('#information')}"><h2 id="${n('#information')}">${words.information}</h2>
${text(view, n, 'lmsName', { label: `${words.lmsName} *`, labelled: true })}
${text(view, n, 'url', { label: `${words.url} *`, labelled: true, mark: 'url', hint: words.urlHint })}
<div class="${n('field')}"><div class="${n('label')}">${words.redirect}</div><input class="${n('input')}" value="${view.redirectUri}" readonly aria-label="${words.redirect}"></div>
${text(view, n, 'clientId', { label: words.clientId, shown: `${words.clientId} *`, mark: 'keys' })}
${text(view, n, 'clientSecret', { label: `${words.clientSecret} *`, labelled: true, mark: 'keys', secret: true, placeholder: stored.clientSecret ? words.unchanged : '' })}
${combobox(view, n, 'category', `${words.category} *`)}
<div id="${n('#newCategory')}"></div>
${toggle(view, n, 'active', words.activeHint)}
${toggle(view, n, 'dynamicTables', words.dynamicTablesHint)}
${combobox(view, n, 'hour', `${words.hour} *`, view.hourHint)}
</div>
<div class="${n('group')}" role="group" aria-labelledby="${n('#data')}"><h2 id="${n('#data')}">${words.data}</h2>
${text(view, n, 'dataClientId', { label: words.dataClientId, shown: `${words.dataClientId}${star(dataRequired)}`, mark: 'data' })}
${text(view, n, 'dataClientSecret', { label: words.dataClientSecret, shown: `${words.dataClientSecret}${star(dataRequired)}`, secret: true, placeholder: stored.dataClientSecret ? words.unchanged : '' })}
${combobox(view, n, 'dataFrequency', words.dataFrequency)}
</div>
<div class="${n('actions')}"><button type="button" class="${n('primary')}" id="${n('#continue')}">${words.continue}</button><a class="${n('green')}" id="${n('#authorize')}" href="${outcome?.authorize ?? '#'}"${outcome?.authorize ? null : html` hidden`}>${words.authorize}</a></div>
</div>
<script type="application/json" id="page">${jsonInScript(pageData(view, n))}</script>`;
  return { content, scripts: ['shifting'], style: styleOf(n) };
}

function pageData(view: FormView, n: Name): ShiftingPage {
  const fields: Field[] = ['lmsName', 'url', 'clientId', 'clientSecret', 'category', 'newCategory', 'active', 'dynamicTables', 'hour', 'dataClientId', 'dataClientSecret', 'dataFrequency'];
  const { path, csrf, values, words, errorWords, categories, hours, frequencies, checksPath, outcome } = view;
  return {
    path,
    csrf,
    values,
    words,
    errorWords,
    options: { category: categories, hour: hours, dataFrequency: frequencies },
    checksPath: outcome === null || outcome.settled ? null : checksPath,
    marks: outcome?.marks ?? null,
    ids: Object.fromEntries(fields.map((field) => [field, n(`#${field}`)])) as Record<Field, string>,
    errorIds: Object.fromEntries(fields.map((field) => [field, n(`#error-${field}`)])) as Record<Field, string>,
    markIds: { url: [n('#mark-url')], keys: [n('#mark-clientId'), n('#mark-clientSecret')], data: [n('#mark-dataClientId')] },
    places: { newCategory: n('#newCategory-place'), summary: n('#summary'), continue: n('#continue'), authorize: n('#authorize') },
    classes: { field: n('field'), label: n('label'), input: n('input'), error: n('error'), list: n('list'), option: n('option') },
    newCategoryPlace: n('#newCategory'),
  };
}

interface Looks {
  /** What a screen reader says. */
  readonly label: string;
  /** Named by the text above it, rather than by an attribute of its own. */
  readonly labelled?: boolean;
  /** The text above it, where another. */
  readonly shown?: string;
  readonly mark?: MarkName;
  readonly hint?: string;
  readonly secret?: boolean;
  readonly placeholder?: string;
}

function text({ values }: FormView, n: Name, field: Exclude<TextField, 'newCategory'>, { label, labelled = false, shown = label, mark, hint = '', secret = false, placeholder = '' }: Looks): Markup {
  const name = labelled ? html`aria-labelledby="${n(`#label-${field}`)}"` : html`aria-label="${label}"`;
  return html`<div class="${n('field')}"><div class="${n('label')}" id="${n(`#label-${field}`)}">${shown}</div>
<div class="${n('row')}"><input class="${n('input')}" id="${n(`#${field}`)}" type="${secret ? 'password' : 'text'}" ${name} value="${secret ? '' : values[field]}" placeholder="${placeholder}" autocomplete="off" spellcheck="false">${mark === undefined ? null : html`<span id="${n(`#mark-${field}`)}"></span>`}</div>
${hint === '' ? null : html`<div class="${n('hint')}">${hint}</div>`}<div class="${n('error')}" id="${n(`#error-${field}`)}" role="alert"></div></div>`;
}

function combobox({ values, categories, hours, frequencies, words }: FormView, n: Name, field: 'category' | 'hour' | 'dataFrequency', label: string, hint = ''): Markup {
  const options = { category: categories, hour: hours, dataFrequency: frequencies }[field];
  const chosen = options.find(({ value }) => value === values[field])?.label ?? words.select;
  return html`<div class="${n('field')}"><div class="${n('label')}" id="${n(`#label-${field}`)}">${label}</div>
<div class="${n('combobox')}" id="${n(`#${field}`)}" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="${n(`#label-${field}`)}">${chosen}</div>
${hint === '' ? null : html`<div class="${n('hint')}">${hint}</div>`}<div class="${n('error')}" id="${n(`#error-${field}`)}" role="alert"></div></div>`;
}

function toggle({ values, words }: FormView, n: Name, field: SwitchField, hint: string): Markup {
  return html`<div class="${n('toggle')}"><button type="button" class="${n('switch')}" id="${n(`#${field}`)}" role="switch" aria-checked="${String(values[field])}" aria-labelledby="${n(`#label-${field}`)}"><span></span></button>
<span id="${n(`#label-${field}`)}">${words[field]}</span><div class="${n('hint')}">${hint}</div></div>`;
}

function styleOf(n: Name): string {
  return `
.${n('form')} { background: var(--panel); border: 1px solid var(--line); border-radius: 14px; padding: 1.5rem 2rem; }
.${n('group')} { margin-top: 1.5rem; }
.${n('field')} { margin-top: 1rem; }
.${n('label')} { font-size: .875rem; color: var(--muted); }
.${n('row')} { display: flex; align-items: center; gap: .75rem; }
.${n('row')} > span:empty { display: none; }
.${n('input')}, .${n('combobox')} { box-sizing: border-box; width: 100%; min-height: 2.5rem; padding: .5rem .75rem; border: 0; border-bottom: 2px solid var(--edge); border-radius: 6px 6px 0 0; background: var(--field); color: inherit; font: inherit; }
.${n('combobox')} { cursor: pointer; }
.${n('combobox')}::after { content: '▾'; float: right; }
.${n('hint')} { font-size: .8125rem; color: var(--muted); }
.${n('error')} { font-size: .875rem; color: var(--bad); }
.${n('toggle')} { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: 0 .75rem; margin-top: 1rem; }
.${n('toggle')} .${n('hint')} { grid-column: 2; }
.${n('switch')} { width: 2.75rem; height: 1.5rem; padding: 2px; border: 0; border-radius: 99px; background: var(--edge); cursor: pointer; }
.${n('switch')} span { display: block; width: 1.25rem; height: 1.25rem; border-radius: 50%; background: #fff; }
.${n('switch')}[aria-checked=true] { background: var(--accent); }
.${n('switch')}[aria-checked=true] span { margin-inline-start: auto; }
.${n('list')} { position: absolute; z-index: 9; max-height: 15rem; overflow: auto; margin: 0; padding: .25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); box-shadow: 0 8px 30px #0004; }
.${n('option')} { padding: .4rem .6rem; border-radius: 5px; cursor: pointer; }
.${n('option')}[aria-selected=true], .${n('option')}:hover { background: var(--field); }
.${n('alert')} { padding: .6rem .9rem; border-radius: 8px; background: var(--field); }
.${n('actions')} { display: flex; gap: .75rem; margin-top: 2rem; }
.${n('primary')}, .${n('green')} { padding: .6rem 1.4rem; border: 0; border-radius: 99px; background: var(--accent); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.${n('green')} { background: var(--good-fill); }`;
}
