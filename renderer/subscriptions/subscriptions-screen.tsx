import { BellMinus, BellOff, Eye, Plus } from 'lucide-react';
import type { Subscription } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { type AccountSubscription, isReferredTo, subscriptionsOf, useAccounts } from '../state/app-store.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { scopeText } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { openContextMenu } from '../ui/context-menu.tsx';
import { Empty } from '../ui/empty.tsx';
import { Middle } from '../ui/middle.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { StatusMark } from '../ui/status.tsx';
import { SubscriptionIcon } from '../ui/subscription-icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { levelOf } from './alert-level.tsx';
import { SubscriptionDetail } from './subscription-detail.tsx';
import { subscriptionMenu } from './subscription-menu.ts';
import '../ui/row.css';
import './subscriptions-screen.css';

export function SubscriptionsScreen() {
  const accounts = useAccounts();
  const account = useView((s) => s.scope.account);
  const shown = useView((s) => s.subscription);
  const entries = subscriptionsOf(accounts, account);
  const current = entries.find((one) => isReferredTo(one, shown));
  const add = () => runCommand('add-subscription');
  const close = () => useView.getState().showSubscription(null);
  useCommandKeys('subscriptions', { close: () => (current ? close() : false) });
  return (
    <>
      <main className="screen" aria-label={t.subscriptions.title}>
        <ScreenHead title={t.subscriptions.title} facts={format.number(entries.length)}>
          <Button icon={Plus} variant="primary" onClick={add}>
            {t.subscriptions.watch}
          </Button>
        </ScreenHead>
        {entries.length === 0 ? (
          <Empty icon={Eye} title={t.subscriptions.empty} text={t.subscriptions.emptyText}>
            <Button variant="primary" onClick={add}>
              {t.subscriptions.watch}
            </Button>
          </Empty>
        ) : (
          <ul className="scroll subscriptions" aria-label={t.subscriptions.list}>
            {entries.map((one) => (
              <Row
                key={`${one.account.id}/${one.subscription.id}`}
                entry={one}
                active={one === current}
                several={accounts.length > 1}
              />
            ))}
          </ul>
        )}
      </main>
      {current && <SubscriptionDetail entry={current} onClose={close} />}
    </>
  );
}

/** Shown if not every event raises a banner. */
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
  readonly entry: AccountSubscription;
  readonly active: boolean;
  /** There are several accounts, so each row shows its own. */
  readonly several: boolean;
}

function Row({ entry: { account, subscription }, active, several }: RowProps) {
  const now = useNow(1000);
  const about = [scopeText(subscription.target), ...(several ? [account.label] : [])].join(' · ');
  return (
    <li>
      <button
        type="button"
        className={active ? 'subscription-row active' : 'subscription-row'}
        aria-current={active ? 'true' : undefined}
        onClick={() => useView.getState().showSubscription({ account: account.id, id: subscription.id })}
        onContextMenu={(event) =>
          openContextMenu(event, {
            label: nameWithin({ account, subscription }),
            groups: subscriptionMenu({ account, subscription }),
            below: event.button === 2 ? null : event.currentTarget,
          })
        }
      >
        <SubscriptionIcon subscription={subscription} />
        <span className="row-lines">
          <span className="row-first">
            <Middle text={nameWithin({ account, subscription })} className="row-name strong" />
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
