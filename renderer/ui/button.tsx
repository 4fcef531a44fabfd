import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import './button.css';

interface Props extends ComponentProps<'button'> {
  readonly icon?: LucideIcon;
  readonly variant?: 'plain' | 'primary' | 'danger' | 'quiet';
  /**
   * What stands beside the icon where there is no room for the whole: nothing, or a number, for which room is kept the longest.
   * Left out: always the whole.
   */
  readonly short?: string;
}

export function Button({ icon: Icon, variant = 'plain', className = '', short, children, ...rest }: Props) {
  // Its name is the whole, also where only the icon is seen.
  const whole = short !== undefined && typeof children === 'string' ? children : undefined;
  return (
    <button
      type="button"
      aria-label={whole}
      title={whole}
      className={`button ${variant} ${className}`}
      {...rest}
    >
      {Icon && <Icon size={15} strokeWidth={1.8} aria-hidden="true" />}
      {short === undefined ? (
        children
      ) : (
        <>
          <span className={short === '' ? 'button-long optional' : 'button-long'}>{children}</span>
          {short !== '' && <span className="button-short">{short}</span>}
        </>
      )}
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
