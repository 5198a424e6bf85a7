import type { ListsView } from '../view';
import { html, jsonInScript } from '../../../../canvas/pages/html';
import type { Drawn } from '../../builds/drawn';

/** The server sends data only; React draws the lists, and sends them without leaving the page. */
export function reactLists(view: ListsView): Drawn {
  return { content: html`<div id="root"></div><script type="application/json" id="page">${jsonInScript(view)}</script>`, scripts: ['lists'] };
}
