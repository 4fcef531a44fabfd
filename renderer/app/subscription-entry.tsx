import type { Account } from '../../electron/ipc/contract.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Middle } from '../ui/middle.tsx';
import { StatusMark } from '../ui/status.tsx';
import { SubscriptionIcon } from '../ui/subscription-icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { NavCount } from './nav-entry.tsx';

interface SubscriptionProps {
  readonly account: Account;
  readonly subscription: Account['subscriptions'][number];
  readonly current: boolean;
}

export function SubscriptionEntry({ account, subscription, current }: SubscriptionProps) {
  const now = useNow(5000);
  const { status, unread } = subscription;
  return (
    <li>
      <button
        type="button"
        className="nav-entry"
        aria-current={current ? 'page' : undefined}
        onClick={() => useView.getState().goSubscription({ account: account.id, id: subscription.id })}
      >
        <SubscriptionIcon subscription={subscription} size={16} />
        <span className="nav-label">
          <Middle text={nameWithin({ account, subscription })} />
        </span>
        {status.state !== 'live' && <StatusMark status={status} now={now} iconOnly />}
        <NavCount count={unread} hint={t.nav.unread} />
      </button>
    </li>
  );
}
