import { BellMinus, BellOff, Eye, Plus } from 'lucide-react';
import type { Subscription } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { isRef, useAccounts, type Watched, watchedOf } from '../state/app-store.ts';
import { nameOf, scopeText } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Middle } from '../ui/middle.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { StatusMark } from '../ui/status.tsx';
import { SubscriptionIcon } from '../ui/subscription-icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { levelOf } from './alert-level.tsx';
import { SubscriptionDetail } from './subscription-detail.tsx';
import '../ui/row.css';
import './subscriptions-screen.css';

export function SubscriptionsScreen() {
  const accounts = useAccounts();
  const account = useView((s) => s.scope.account);
  const shown = useView((s) => s.subscription);
  const watched = watchedOf(accounts, account);
  const current = watched.find((one) => isRef(one, shown));
  const add = () => runCommand('add-subscription');
  const close = () => useView.getState().showSubscription(null);
  useCommandKeys('subscriptions', { close: () => (current ? close() : false) });
  return (
    <>
      <main className="screen" aria-label={t.subscriptions.title}>
        <ScreenHead title={t.subscriptions.title} facts={format.number(watched.length)}>
          <Button icon={Plus} look="primary" onClick={add}>
            {t.subscriptions.watch}
          </Button>
        </ScreenHead>
        {watched.length === 0 ? (
          <Empty icon={Eye} title={t.subscriptions.empty} text={t.subscriptions.emptyText}>
            <Button look="primary" onClick={add}>
              {t.subscriptions.watch}
            </Button>
          </Empty>
        ) : (
          <ul className="scroll subscriptions" aria-label={t.subscriptions.list}>
            {watched.map((one) => (
              <Row
                key={`${one.account.id}/${one.subscription.id}`}
                watched={one}
                active={one === current}
                several={accounts.length > 1}
              />
            ))}
          </ul>
        )}
      </main>
      {current && <SubscriptionDetail watched={current} onClose={close} />}
    </>
  );
}

/** Says so where not every event raises a banner. */
function AlertTag({ subscription }: { readonly subscription: Subscription }) {
  const level = levelOf(subscription);
  if (level === 'all') return null;
  const Icon = level === 'none' ? BellOff : BellMinus;
  return (
    <span className="muted-tag">
      <Icon size={12} aria-hidden="true" />
      {level === 'none' ? t.subscriptions.muted : t.subscriptions.importantOnly}
    </span>
  );
}

interface RowProps {
  readonly watched: Watched;
  readonly active: boolean;
  /** There is more than one account, so each row says which it is of. */
  readonly several: boolean;
}

function Row({ watched: { account, subscription }, active, several }: RowProps) {
  const now = useNow(1000);
  const about = [scopeText(subscription.target), ...(several ? [account.label] : [])].join(' · ');
  return (
    <li>
      <button
        type="button"
        className={active ? 'subscription-row active' : 'subscription-row'}
        aria-current={active ? 'true' : undefined}
        onClick={() => useView.getState().showSubscription({ account: account.id, id: subscription.id })}
      >
        <SubscriptionIcon subscription={subscription} />
        <span className="row-lines">
          <span className="row-first">
            <Middle text={nameOf(subscription)} className="row-name strong" />
            <AlertTag subscription={subscription} />
          </span>
          <span className="row-second">{about}</span>
        </span>
        {subscription.unread > 0 && (
          <span className="count-badge">{t.nav.unread(format.number(subscription.unread))}</span>
        )}
        <StatusMark status={subscription.status} now={now} withLeft />
      </button>
    </li>
  );
}
