import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './empty.css';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text?: string;
  /** `alert` for failures, which are announced immediately. */
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

/** What a screen shows when it has nothing to show: why, and what to do next. */
export function Empty({ icon: Icon, title, text, role = 'status', children }: Props) {
  return (
    <div className={role === 'alert' ? 'empty alert' : 'empty'} role={role}>
      <Icon size={32} strokeWidth={1.4} aria-hidden="true" />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  );
}
