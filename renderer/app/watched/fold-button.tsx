import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '../../../electron/ipc/contract.ts';
import { fold } from '../../state/fold-account.ts';
import { t } from '../../strings/index.ts';
import { NavCount } from '../nav-entry.tsx';

interface Props {
  readonly account: Account;
  readonly stop?: string;
  readonly tabIndex?: 0 | -1;
  readonly children: ReactNode;
}

/** The heading of an account's subscriptions, which folds them away. It then tells what is unread among them. */
export function FoldButton({ account, stop, tabIndex, children }: Props) {
  const { isCollapsed, unread } = account;
  return (
    <button
      type="button"
      className="sidebar-account"
      aria-expanded={!isCollapsed}
      tabIndex={tabIndex}
      data-stop={stop}
      onClick={() => fold(account, !isCollapsed)}
    >
      <ChevronRight size={13} className="fold-mark" aria-hidden="true" />
      {children}
      {isCollapsed && <NavCount count={unread} hint={t.nav.unread} />}
    </button>
  );
}
