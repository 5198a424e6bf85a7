import { Alert } from '@instructure/ui-alerts';
import { createRoot } from 'react-dom/client';
import { WORDS } from './page-env';
import { Themed } from './themed';

const SUCCESS_SHOWN_MS = 10_000;
const FAILURE_SHOWN_MS = 7_000;
const FADE_MS = 300;

/** Canvas's newer flash: a component in a holder of its own. */
export function flashSuccess(text: string): void {
  const message = document.createElement('div');
  message.className = 'flashalert-message';
  message.style.cssText = 'max-width:50em;margin:1rem auto;';
  successHolder().append(message);
  const root = createRoot(message);
  const remove = () => {
    root.unmount();
    message.remove();
  };
  const timer = setTimeout(remove, SUCCESS_SHOWN_MS);
  root.render(
    <Themed>
      <Alert
        variant="success"
        margin="small auto"
        renderCloseButtonLabel={WORDS.close}
        onDismiss={() => {
          clearTimeout(timer);
          remove();
        }}
      >
        <p style={{ margin: '0 -5px' }}>{text}</p>
      </Alert>
    </Themed>,
  );
}

function successHolder(): Element {
  const existing = document.querySelector('#flashalert_message_holder');
  if (existing !== null) return existing;
  const holder = document.createElement('div');
  holder.id = 'flashalert_message_holder';
  holder.className = 'clickthrough-container';
  holder.style.cssText = 'position: fixed; top: 0; left: 0; width: 100%; z-index: 100000;';
  document.body.append(holder);
  return holder;
}

/** Canvas's older flash: plain markup from before its React days, which fades by itself. */
export function flashFailure(text: string): void {
  const message = document.createElement('div');
  message.className = 'ic-flash-error flash-message-container';
  const icon = document.createElement('div');
  icon.className = 'ic-flash__icon';
  icon.textContent = '!';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'Button Button--icon-action close_link';
  close.setAttribute('aria-label', WORDS.close);
  close.textContent = '×';
  message.append(icon, text, close);
  const leave = () => {
    message.classList.add('is-leaving');
    setTimeout(() => message.remove(), FADE_MS);
  };
  close.addEventListener('click', leave);
  setTimeout(leave, FAILURE_SHOWN_MS);
  document.querySelector('#flash_message_holder')?.append(message);
}
