import { Eye, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { runCommand } from '../commands/commands.ts';
import { isReferredTo, subscriptionsOf, useAccounts, useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SubscriptionDetail } from './subscription-detail.tsx';
import { useSubscriptionKeys } from './subscription-keys.ts';
import { pointAt, subscriptionList } from './subscription-list.ts';
import { SubscriptionRows } from './subscription-rows.tsx';
import { SubscriptionsHead } from './subscriptions-head.tsx';
import { useSubscriptions } from './subscriptions-store.ts';
import { SubscriptionsTools } from './subscriptions-tools.tsx';
import { type PointerProps, useUpdates } from './use-updates.ts';
import '../ui/row.css';
import './subscriptions-screen.css';

/** What is watched, as a list like the others. */
export function SubscriptionsScreen() {
  const accounts = useAccounts();
  const account = useView((s) => s.scope.account);
  const shown = useView((s) => s.subscription);
  const text = useSubscriptions((s) => s.text);
  const order = useApp((s) => s.app?.subscriptionOrder ?? 'name');
  const current = subscriptionsOf(accounts, null).find((one) => isReferredTo(one, shown));
  useSubscriptionKeys();
  const pointer = useUpdates();
  useEffect(() => {
    const { subscription } = useView.getState();
    void subscriptionList.setQuery({ account, text, order }).then(() => {
      if (subscription) pointAt(subscription.account, subscription.id);
    });
  }, [account, text, order]);
  useEffect(() => {
    if (shown) pointAt(shown.account, shown.id);
  }, [shown]);
  return (
    <>
      <main className="screen" aria-label={t.subscriptions.title}>
        <SubscriptionsHead />
        <Body isEmpty={subscriptionsOf(accounts, account).length === 0} pointer={pointer} />
      </main>
      {current && (
        <SubscriptionDetail entry={current} onClose={() => useView.getState().showSubscription(null)} />
      )}
    </>
  );
}

function Body({ isEmpty, pointer }: { readonly isEmpty: boolean; readonly pointer: PointerProps }) {
  const hasNone = useStore(subscriptionList.store, (s) => s.count?.total === 0);
  if (isEmpty)
    return (
      <Empty icon={Eye} title={t.subscriptions.empty} text={t.subscriptions.emptyText}>
        <Button variant="primary" onClick={() => runCommand('add-subscription')}>
          {t.subscriptions.watch}
        </Button>
      </Empty>
    );
  return (
    <>
      <SubscriptionsTools />
      {hasNone ? (
        <Empty icon={SearchX} title={t.watched.noMatch} text={t.watched.noMatchText}>
          <Button onClick={() => useSubscriptions.getState().setText('')}>{t.watched.clearSearch}</Button>
        </Empty>
      ) : (
        <SubscriptionRows pointer={pointer} />
      )}
    </>
  );
}
