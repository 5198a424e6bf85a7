import { InstUISettingsProvider } from '@instructure/emotion';
import { canvas } from '@instructure/ui-themes';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const holder = document.querySelector('#reactContent');
if (holder !== null) {
  createRoot(holder).render(
    <InstUISettingsProvider theme={canvas}>
      <App />
    </InstUISettingsProvider>,
  );
}
