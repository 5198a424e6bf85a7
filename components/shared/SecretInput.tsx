import type { FocusEvent, FormEvent, Ref } from 'react';
import { t } from '@/utils/ui/copy';
import { Button } from './Button';
import type { ControlProps } from './Field';

/** The longest secret that the worker takes. */
const MAX_LENGTH = 4096;

interface Props extends ControlProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly onInput?: (event: FormEvent<HTMLInputElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLInputElement>) => void;
}

/** An input for a secret, and the button that shows what is typed. Uncontrolled: its value is in the input alone. */
export function SecretInput({ label, shown, onShow, ...input }: Props) {
  return (
    <div className="with-button">
      <input
        {...input}
        type={shown ? 'text' : 'password'}
        className="mono"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={MAX_LENGTH}
        data-1p-ignore=""
        data-bwignore=""
        data-lpignore="true"
      />
      <Button kind="quiet" aria-label={shown ? t('secret_hide_what', label) : t('secret_show_what', label)} onClick={() => onShow(!shown)}>
        {shown ? t('secret_hide') : t('secret_show')}
      </Button>
    </div>
  );
}
