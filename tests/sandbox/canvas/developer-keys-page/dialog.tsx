import { Button, CloseButton } from '@instructure/ui-buttons';
import { Heading } from '@instructure/ui-heading';
import { Modal } from '@instructure/ui-modal';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { HOOKS, WORDS } from './page-env';
import { Themed } from './themed';

interface Dialog {
  readonly title: string;
  readonly content: ReactNode;
  /** What the button says that goes on; it is the last one in the dialog. */
  readonly yes: string;
  /** Attributes of both buttons; a question has none, a secret that is shown has. */
  readonly cancelHook?: Readonly<Record<string, string>>;
  readonly yesHook?: Readonly<Record<string, string>>;
}

/** Canvas's dialog outside its page's tree. Resolves with whether the last button was pressed. */
export function openDialog({ title, content, yes, cancelHook, yesHook }: Dialog): Promise<boolean> {
  const root = createRoot(holder());
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => {
      root.unmount();
      resolve(isYes);
    };
    root.render(
      <Themed>
        <Modal open label={title} size="small" shouldCloseOnDocumentClick={false} onDismiss={() => answer(false)}>
          <Modal.Header>
            <CloseButton {...HOOKS.dialogClose} placement="end" offset="small" screenReaderLabel={WORDS.close} onClick={() => answer(false)} />
            <Heading level="h2">{title}</Heading>
          </Modal.Header>
          <Modal.Body>{content}</Modal.Body>
          <Modal.Footer>
            <Button {...cancelHook} margin="0 x-small 0 0" onClick={() => answer(false)}>
              {WORDS.cancel}
            </Button>
            <Button {...yesHook} color="primary" onClick={() => answer(true)}>
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
