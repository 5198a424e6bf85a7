import type { ProcessView, RunView } from './view';
import { html, jsonInScript, type Markup } from '../../../canvas/pages/html';
import type { Drawn } from '../builds/drawn';
import { namesOfThisLoad } from '../builds/made-up-names';
import type { Build } from '../variants';

/** The page as each build has it. `isOpen`: the run goes on, so the page is to be asked for again. */
export const DRAWN: Readonly<Record<Build, (view: ProcessView, isOpen: boolean) => Drawn>> = { plain, react, shifting, tables, wizard };

function plain(view: ProcessView, isOpen: boolean): Drawn {
  const { title, words, run } = view;
  const content = html`<h1>${title}</h1><p class="muted">${words.lead}</p>${refusalOf(view)}
<section class="panel">${
    run === null
      ? html`<p>${words.never}</p>`
      : html`<p>${words.state}: <strong role="status">${run.label}</strong></p><p>${run.text}</p>
<label>${words.progress} <progress max="100" value="${run.percent}">${run.percent} %</progress></label>${timesOf(view, run)}${countsOf(run)}`
  }
${buttonOf(view)}</section>`;
  return { content, scripts: [], refreshes: isOpen };
}

/** Drawn by a script, which asks again by itself. */
function react(view: ProcessView): Drawn {
  return { content: html`<div id="root"></div><script type="application/json" id="page">${jsonInScript(view)}</script>`, scripts: ['process'] };
}

/** The bar is a picture for those who listen, and a state has no word before it. */
function shifting(view: ProcessView, isOpen: boolean): Drawn {
  const { title, words, run } = view;
  const n = namesOfThisLoad();
  const content = html`<div class="${n('box')}"><h1>${title}</h1><div>${words.lead}</div>${refusalOf(view)}${
    run === null
      ? html`<div>${words.never}</div>`
      : html`<div class="${n('badge')}">${run.label}</div><div>${run.text}</div><div class="${n('bar')}" role="progressbar" aria-label="${words.progress}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${run.percent}"><div style="width: ${run.percent}%"></div></div>${countsOf(run)}`
  }
${buttonOf(view)}</div>`;
  const style = `.${n('box')} { background: var(--panel); border-radius: 14px; padding: 1.5rem 2rem; } .${n('badge')} { display: inline-block; margin-top: 1rem; padding: .2rem .8rem; border-radius: 99px; background: var(--field); } .${n('bar')} { height: .5rem; margin: 1rem 0; background: var(--field); } .${n('bar')} div { height: 100%; background: var(--accent); }`;
  return { content, scripts: [], style, refreshes: isOpen };
}

function tables(view: ProcessView, isOpen: boolean): Drawn {
  const { title, words, run } = view;
  const content = html`<div class="old"><font size="5"><b>${title}</b></font><p>${words.lead}</p>${refusalOf(view)}
${
  run === null
    ? html`<p>${words.never}</p>`
    : html`<table cellpadding="4" cellspacing="0"><tr><td>${words.state}</td><td><b>${run.label}</b></td></tr><tr><td>${words.progress}</td><td>${run.percent}%</td></tr><tr><td colspan="2"><i>${run.text}</i></td></tr>
${run.counts.map(({ label, count }) => html`<tr><td>${label}</td><td align="right">${count}</td></tr>`)}</table>`
}
${buttonOf(view)}</div>`;
  return { content, scripts: [], refreshes: isOpen };
}

function wizard(view: ProcessView, isOpen: boolean): Drawn {
  const { title, words, run } = view;
  const content = html`<h1>${title}</h1><p class="muted">${words.lead}</p>${refusalOf(view)}
<div class="panel">${run === null ? html`<p>${words.never}</p>` : html`<dl class="review"><dt>${words.state}</dt><dd><strong>${run.label}</strong> <small>${run.text}</small></dd><dt>${words.progress}</dt><dd>${run.percent} %</dd></dl>${countsOf(run)}`}
${buttonOf(view)}</div>`;
  return { content, scripts: [], refreshes: isOpen };
}

function refusalOf({ refusal }: ProcessView): Markup | null {
  return refusal === null ? null : html`<p class="alert bad" role="alert">${refusal}</p>`;
}

function buttonOf({ title, path, csrf, run }: ProcessView): Markup | null {
  if (run !== null && !run.isOver) return null;
  return html`<form method="post" action="${path}" class="actions"><input type="hidden" name="_token" value="${csrf}"><button type="submit" class="primary">${title}</button></form>`;
}

function timesOf({ words }: ProcessView, { startedAt, finishedAt }: RunView): Markup {
  const line = (name: string, at: string | null) => (at === null ? null : html`<br>${name}: <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`);
  return html`<p class="muted">${line(words.began, startedAt)}${line(words.ended, finishedAt)}</p>`;
}

function countsOf({ counts }: RunView): Markup | null {
  return counts.length === 0 ? null : html`<ul>${counts.map(({ label, count }) => html`<li>${label}: ${count}</li>`)}</ul>`;
}
