import { ALL, isEnumerated } from '../values';
import type { ListsView, ListView } from '../view';
import { html, jsonInScript, type Markup } from '../../../../canvas/pages/html';
import type { Drawn } from '../../builds/drawn';
import { namesOfThisLoad, type MadeUpName } from '../../builds/made-up-names';
import type { ShiftingLists } from '../../client/shifting-lists';
import { filled } from '../../words';

/**
 * Ids and class names are other ones at every load, and there is no form element. Statuses are ARIA listboxes in the
 * page; names of the school are comboboxes that say how many are chosen, with their listbox at the end of the body
 * while it is open. "All" stands for itself.
 */
export function shiftingLists(view: ListsView): Drawn {
  const n = namesOfThisLoad();
  const { title, lead, words, sections, empty, path, csrf, errorWords } = view;
  const content = html`<div class="${n('form')}"><h1>${title}</h1><div>${lead}</div>
<div class="${n('alert')}" id="${n('#summary')}" role="status"${empty === null ? html` hidden` : null}>${empty ?? ''}</div>
${sections.map((section) => html`<div role="group" aria-labelledby="${n(`#${section.name}`)}"><h2 id="${n(`#${section.name}`)}">${section.title}</h2>${section.lists.map((list) => drawn(list, view, n))}</div>`)}
<div class="${n('actions')}"><button type="button" class="${n('primary')}" id="${n('#save')}">${words.save}</button></div></div>
<script type="application/json" id="page">${jsonInScript({
    path,
    csrf,
    saved: words.saved,
    none: words.none,
    count: words.chosen,
    errorWords,
    all: ALL,
    lists: sections.flatMap(({ lists }) => lists.map(({ field, options, chosen }) => ({ field, options, chosen, id: n(`#${field}`), errorId: n(`#error-${field}`) }))),
    places: { summary: n('#summary'), save: n('#save') },
    classes: { list: n('list'), option: n('option') },
  } satisfies ShiftingLists)}</script>`;
  return { content, scripts: ['shiftingLists'], style: styleOf(n) };
}

function drawn(list: ListView, { words }: ListsView, n: MadeUpName): Markup {
  const { field, label, help, required, chosen } = list;
  const id = n(`#label-${field}`);
  const control = isEnumerated(field)
    ? html`<div class="${n('box')}" id="${n(`#${field}`)}" role="listbox" tabindex="0" aria-multiselectable="true" aria-labelledby="${id}"></div>`
    : html`<div class="${n('combobox')}" id="${n(`#${field}`)}" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="${id}">${chosen.length === 0 ? words.none : filled(words.chosen, { count: chosen.length })}</div>`;
  return html`<div class="${n('field')}"><div class="${n('label')}" id="${id}">${label}${required ? ' *' : ''}</div>${control}
${help === '' ? null : html`<div class="${n('hint')}">${help}</div>`}<div class="${n('error')}" id="${n(`#error-${field}`)}" role="alert">${list.error ?? ''}</div></div>`;
}

function styleOf(n: MadeUpName): string {
  return `
.${n('form')} { background: var(--panel); border: 1px solid var(--line); border-radius: 14px; padding: 1.5rem 2rem; }
.${n('field')} { margin-top: 1rem; }
.${n('label')} { font-size: .875rem; color: var(--muted); }
.${n('box')} { max-height: 14rem; overflow: auto; border: 1px solid var(--line); border-radius: 8px; padding: .25rem; }
.${n('combobox')} { min-height: 2.5rem; padding: .5rem .75rem; border-bottom: 2px solid var(--edge); border-radius: 6px 6px 0 0; background: var(--field); cursor: pointer; }
.${n('combobox')}::after { content: '▾'; float: right; }
.${n('hint')} { font-size: .8125rem; color: var(--muted); }
.${n('error')} { font-size: .875rem; color: var(--bad); }
.${n('alert')} { margin-top: 1rem; padding: .6rem .9rem; border-radius: 8px; background: var(--field); }
.${n('list')} { position: absolute; z-index: 9; max-height: 15rem; overflow: auto; padding: .25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); box-shadow: 0 8px 30px #0004; }
.${n('option')} { padding: .3rem .6rem; border-radius: 5px; cursor: pointer; }
.${n('option')}[aria-selected=true] { background: var(--accent); color: #fff; }
.${n('actions')} { margin-top: 2rem; }
.${n('primary')} { padding: .6rem 1.4rem; border: 0; border-radius: 99px; background: var(--accent); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }`;
}
