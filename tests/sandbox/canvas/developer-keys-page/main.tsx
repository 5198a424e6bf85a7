import { createRoot } from 'react-dom/client';
import { App } from './app';
import { formClosed, loadKeys } from './store';
import { formIsOpen } from './form-hash';
import { Themed } from './themed';

const holder = document.querySelector('#reactContent');
if (holder === null) throw new Error('The page has no #reactContent.');
const root = createRoot(holder);

let visit = 0;

/**
 * Canvas's router unmounts the tree and builds it anew at every change of the hash, so that nodes outside the
 * form are replaced when it opens or closes. A new `key` does the same.
 */
function render(): void {
  visit += 1;
  if (!formIsOpen()) formClosed();
  root.render(
    <Themed>
      <App key={visit} isFormOpen={formIsOpen()} />
    </Themed>,
  );
}

window.addEventListener('hashchange', render);
render();
void loadKeys();
