import { useId, useRef } from 'react';
import { t } from '@/utils/ui/copy';
import { Button } from './Button';

interface Props {
  /** On the button that asks. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** On the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** A button whose deed is asked about first, as it cannot be taken back. */
export function Confirm({ label, title, text, confirm, onConfirm }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {label}
      </Button>
      <dialog ref={dialog} className="confirm" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
        <p id={`${id}-title`} className="confirm-title">
          {title}
        </p>
        <p id={`${id}-text`}>{text}</p>
        <div className="actions">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            kind="danger"
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </div>
      </dialog>
    </>
  );
}
