import { InstUISettingsProvider } from '@instructure/emotion';
import { Button, CloseButton } from '@instructure/ui-buttons';
import { Heading } from '@instructure/ui-heading';
import { Modal } from '@instructure/ui-modal';
import { Text } from '@instructure/ui-text';
import { canvas } from '@instructure/ui-themes';
import { createRoot } from 'react-dom/client';
import { ENV } from './env';

/** Canvas asks before it changes a key's state: in a dialog of its own, before about 2024 by `window.confirm`. */
export function askFirst(name: string, to: 'on' | 'off'): Promise<boolean> {
  if (ENV.generation.confirmWith === 'native') return Promise.resolve(window.confirm('Are you sure you want to change the state of this developer key?'));
  const holder = document.createElement('div');
  holder.id = 'canvas_confirm_modal_holder';
  document.body.append(holder);
  const root = createRoot(holder);
  const word = to === 'on' ? 'On' : 'Off';
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      root.unmount();
      holder.remove();
      resolve(yes);
    };
    root.render(
      <InstUISettingsProvider theme={canvas}>
        <Modal open label={`Turn ${word} Developer Key`} size="small" onDismiss={() => answer(false)}>
          <Modal.Header>
            <CloseButton placement="end" screenReaderLabel="Close" onClick={() => answer(false)} data-testid="instui-modal-close" />
            <Heading level="h2">{`Turn ${word} Developer Key`}</Heading>
          </Modal.Header>
          <Modal.Body>
            <Text as="p">{`Are you sure you want to change the state of the developer key "${name}"?`}</Text>
          </Modal.Body>
          <Modal.Footer>
            <Button onClick={() => answer(false)} margin="0 small 0 0">
              Cancel
            </Button>
            <Button color="primary" onClick={() => answer(true)}>{`Switch to ${word}`}</Button>
          </Modal.Footer>
        </Modal>
      </InstUISettingsProvider>,
    );
  });
}
