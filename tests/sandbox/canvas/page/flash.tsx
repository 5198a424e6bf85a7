import { InstUISettingsProvider } from '@instructure/emotion';
import { Alert } from '@instructure/ui-alerts';
import { canvas } from '@instructure/ui-themes';
import { createRoot } from 'react-dom/client';

const SHOWN_MS = 7_000;

/** Canvas's newer flash, a component. */
export function flashSuccess(text: string): void {
  const holder = document.querySelector('#flashalert_message_holder') ?? document.body.appendChild(Object.assign(document.createElement('div'), { id: 'flashalert_message_holder', className: 'clickthrough-container' }));
  const message = holder.appendChild(Object.assign(document.createElement('div'), { className: 'flashalert-message' }));
  const root = createRoot(message);
  root.render(
    <InstUISettingsProvider theme={canvas}>
      <Alert variant="success" renderCloseButtonLabel="Close">
        {text}
      </Alert>
    </InstUISettingsProvider>,
  );
  setTimeout(() => {
    root.unmount();
    message.remove();
  }, SHOWN_MS);
}

/** Canvas's older flash, plain markup, with the status and never the server's reason. */
export function flashError(text: string): void {
  const holder = document.querySelector('#flash_message_holder');
  const message = Object.assign(document.createElement('div'), { className: 'ic-flash-error flash-message-container', textContent: text });
  holder?.append(message);
  setTimeout(() => message.remove(), SHOWN_MS);
}
