import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import './button.css';

interface Props extends ComponentProps<'button'> {
  readonly icon?: LucideIcon;
  readonly variant?: 'plain' | 'primary' | 'danger' | 'quiet';
}

export function Button({ icon: Icon, variant = 'plain', className = '', children, ...rest }: Props) {
  return (
    <button type="button" className={`button ${variant} ${className}`} {...rest}>
      {Icon && <Icon size={15} strokeWidth={1.8} aria-hidden="true" />}
      {children}
    </button>
  );
}

interface IconProps extends ComponentProps<'button'> {
  readonly icon: LucideIcon;
  /** Accessible name and hint. */
  readonly label: string;
}

export function IconButton({ icon: Icon, label, className = '', ...rest }: IconProps) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
    </button>
  );
}
