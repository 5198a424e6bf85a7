import { Button, CloseButton } from '@instructure/ui-buttons';
import { Heading } from '@instructure/ui-heading';
import { Modal } from '@instructure/ui-modal';
import { Text } from '@instructure/ui-text';
import { createRoot } from 'react-dom/client';
import { HOOKS } from './page-env';
import { Themed } from './themed';

interface Question {
  readonly title: string;
  readonly question: string;
  /** What the button says that goes on; it is the last one in the dialog. */
  readonly yes: string;
}

/** Canvas's own question before something changes. Resolves with whether the person is sure. */
export function confirm({ title, question, yes }: Question): Promise<boolean> {
  const root = createRoot(holder());
  return new Promise((resolve) => {
    const answer = (sure: boolean) => {
      root.unmount();
      resolve(sure);
    };
    root.render(
      <Themed>
        <Modal open label={title} size="small" shouldCloseOnDocumentClick={false} onDismiss={() => answer(false)}>
          <Modal.Header>
            <CloseButton {...HOOKS.dialogClose} placement="end" offset="small" screenReaderLabel="Close" onClick={() => answer(false)} />
            <Heading level="h2">{title}</Heading>
          </Modal.Header>
          <Modal.Body>
            <Text as="p">{question}</Text>
          </Modal.Body>
          <Modal.Footer>
            <Button margin="0 x-small 0 0" onClick={() => answer(false)}>
              Cancel
            </Button>
            <Button color="primary" onClick={() => answer(true)}>
              {yes}
            </Button>
          </Modal.Footer>
        </Modal>
      </Themed>,
    );
  });
}

/** Emptied by `root.unmount`, and used again. */
function holder(): Element {
  const existing = document.querySelector('#canvas_confirm_modal_holder');
  if (existing !== null) return existing;
  const made = document.createElement('div');
  made.id = 'canvas_confirm_modal_holder';
  document.body.append(made);
  return made;
}
