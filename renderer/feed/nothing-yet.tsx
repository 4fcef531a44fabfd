import { History, Inbox } from 'lucide-react';
import { useState } from 'react';
import { runCommand } from '../commands/commands.ts';
import { type AccountSubscription, isReferredTo, subscriptionsOf, useAccounts } from '../state/app-store.ts';
import { distinctNameOf } from '../state/distinct-name.ts';
import { fetchEarlier } from '../state/fetch-earlier.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { statusText } from '../ui/status.tsx';
import { TestBanner } from '../ui/test-banner.tsx';
import { useNow } from '../ui/use-now.ts';

/** What an empty feed waits for, and what can be done meanwhile. */
export function NothingYet() {
  const scope = useView((s) => s.scope);
  const accounts = useAccounts();
  const now = useNow(1000);
  const watched = subscriptionsOf(accounts, scope.account).filter(
    ({ subscription }) => subscription.target.kind === 'resource',
  );
  const one = subscriptionsOf(accounts, null).find((entry) => isReferredTo(entry, scope.subscription));
  const isWaiting = one !== undefined || watched.length > 0;
  return (
    <Empty icon={Inbox} title={t.feed.empty} text={waitsFor(one, watched, now)}>
      {one && <EarlierEvents entry={one} />}
      {!isWaiting && (
        <Button variant="primary" onClick={() => runCommand('add-subscription')}>
          {t.feed.emptyWatch}
        </Button>
      )}
      {isWaiting && <TestBanner />}
    </Empty>
  );
}

/** @param one the subscription that the feed is limited to. */
function waitsFor(
  one: AccountSubscription | undefined,
  watched: readonly AccountSubscription[],
  now: number,
): string {
  const [first] = watched;
  if (one) {
    const { status } = one.subscription;
    const name = distinctNameOf(one);
    return status.state === 'live'
      ? t.feed.waitsFor(name, 0)
      : t.feed.emptyBecause(name, statusText(status, now));
  }
  return first ? t.feed.waitsFor(distinctNameOf(first), watched.length - 1) : t.feed.emptyText;
}

/** Fetches what happened before the subscription was made. */
function EarlierEvents({ entry }: { readonly entry: AccountSubscription }) {
  const [isBusy, setBusy] = useState(false);
  const { status, target } = entry.subscription;
  if (target.kind === 'announcements' || status.state !== 'live') return null;
  const fetchNow = async () => {
    setBusy(true);
    await fetchEarlier(entry);
    setBusy(false);
  };
  return (
    <Button icon={History} variant="primary" disabled={isBusy} onClick={() => void fetchNow()}>
      {t.feed.fetchEarlier}
    </Button>
  );
}
