import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon';

interface Props extends ComponentProps<'button'> {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
}

export function Button({ kind = 'secondary', icon, children, ...rest }: Props) {
  return (
    <button type="button" className={`button button-${kind}`} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
