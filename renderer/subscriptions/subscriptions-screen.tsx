import { BellOff, Eye, Plus } from 'lucide-react';
import { useAccounts, type Watched, watchedOf } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SubjectIcon } from '../ui/kinds.tsx';
import { Middle } from '../ui/middle.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { StatusMark } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useNow } from '../ui/use-now.ts';
import { nameOf, scopeText, subjectOf } from './names.ts';
import { SubscriptionDetail } from './subscription-detail.tsx';
import './subscriptions-screen.css';

export function SubscriptionsScreen() {
  const accounts = useAccounts();
  const account = useView((s) => s.scope.account);
  const shown = useView((s) => s.subscription);
  const watched = watchedOf(accounts, account);
  const current = watched.find((one) => one.subscription.id === shown);
  const target = account ?? accounts[0]?.id;
  const watch = () => target && useView.getState().open({ type: 'watch', account: target });
  const close = () => useView.getState().showSubscription(null);
  useKeys({ escape: () => (current ? close() : false) });
  return (
    <>
      <main className="screen" aria-label={t.subscriptions.title}>
        <ScreenHead title={t.subscriptions.title} facts={format.number(watched.length)}>
          <Button icon={Plus} look="primary" onClick={watch}>
            {t.subscriptions.watch}
          </Button>
        </ScreenHead>
        {watched.length === 0 ? (
          <Empty icon={Eye} title={t.subscriptions.empty} text={t.subscriptions.emptyText}>
            <Button look="primary" onClick={watch}>
              {t.subscriptions.watch}
            </Button>
          </Empty>
        ) : (
          <ul className="scroll subscriptions" aria-label={t.subscriptions.list}>
            {watched.map((one) => (
              <Row
                key={`${one.account.id}/${one.subscription.id}`}
                watched={one}
                active={one.subscription.id === current?.subscription.id}
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
        onClick={() => useView.getState().showSubscription(subscription.id)}
      >
        <SubjectIcon subject={subjectOf(subscription.target)} />
        <span className="row-lines">
          <span className="row-first">
            <Middle text={nameOf(subscription)} className="row-name strong" />
            {subscription.muted && (
              <span className="muted-tag">
                <BellOff size={12} aria-hidden="true" /> {t.subscriptions.muted}
              </span>
            )}
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
