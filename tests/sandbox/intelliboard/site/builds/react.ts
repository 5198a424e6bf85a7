import type { Drawn } from './drawn';
import { html, jsonInScript } from '../../../canvas/pages/html';
import type { FormView } from '../view';

/** The server sends data only; React draws the form, and sends it without leaving the page. */
export function react(view: FormView): Drawn {
  return { content: html`<div id="root"></div><script type="application/json" id="page">${jsonInScript(view)}</script>`, scripts: ['react'] };
}
