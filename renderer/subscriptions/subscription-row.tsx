import { BellMinus, BellOff } from 'lucide-react';
import { memo } from 'react';
import type { Subscription } from '../../electron/ipc/contract.ts';
import { type AccountSubscription, useAccountLabel } from '../state/app-store.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { scopeText } from '../state/subscription-names.ts';
import { format, t } from '../strings/index.ts';
import { Middle } from '../ui/middle.tsx';
import { RowCheckMark } from '../ui/row.tsx';
import { StatusMark } from '../ui/status.tsx';
import { SubscriptionIcon } from '../ui/subscription-icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { levelOf } from './alert-level.tsx';

/** How much room a row has: for columns, for more of them, or for two lines only. */
export type Room = 'lines' | 'columns' | 'more-columns';

interface Props {
  readonly row: AccountSubscription;
  readonly now: number;
  readonly room: Room;
}

/** A subscription. Its state is told only while it is not live. */
export const SubscriptionLine = memo(function SubscriptionLine({ row, now, room }: Props) {
  const { account, subscription } = row;
  const label = useAccountLabel(account.id);
  const { status, unread } = subscription;
  const covers = scopeText(subscription.target);
  return (
    <>
      <RowCheckMark />
      <SubscriptionIcon subscription={subscription} />
      <span className="row-lines">
        <span className="row-first">
          <Middle text={nameWithin(row)} className={unread > 0 ? 'row-name strong' : 'row-name'} />{' '}
          {status.state !== 'live' && <State status={status} />}
          {room === 'lines' && <AlertTag subscription={subscription} />}
        </span>{' '}
        {room !== 'more-columns' && (
          <span className="row-second">
            {[...factsOf(row, now, room), covers, label].filter(Boolean).join(' · ')}
          </span>
        )}
      </span>
      {room === 'more-columns' && (
        <>
          <span className="watch-covers">{covers}</span>
          {label !== undefined && <Middle text={label} className="watch-account" />}
        </>
      )}
      {room !== 'lines' && <Columns subscription={subscription} now={now} />}
    </>
  );
});

/** A state that is not live; it can count the seconds until something is tried again. */
function State({ status }: Pick<Subscription, 'status'>) {
  const now = useNow(1_000);
  return <StatusMark status={status} now={now} withLeft />;
}

/** What the columns tell where there is room for them. */
function factsOf({ subscription }: AccountSubscription, now: number, room: Room): readonly string[] {
  if (room !== 'lines') return [];
  const { unread, lastEventAt } = subscription;
  return [
    unread > 0 ? t.nav.unread(format.number(unread)) : '',
    lastEventAt === null ? '' : format.ago(lastEventAt, now),
  ];
}

interface PartProps {
  readonly subscription: Subscription;
}

function Columns({ subscription, now }: PartProps & { readonly now: number }) {
  const { unread, lastEventAt } = subscription;
  return (
    <>
      <span className="watch-alerts">
        {levelOf(subscription) === 'all' ? (
          t.subscriptions.levels.all
        ) : (
          <AlertTag subscription={subscription} />
        )}
      </span>{' '}
      <span className="watch-unread">
        {unread > 0 && (
          <>
            <span aria-hidden="true">{format.number(unread)}</span>
            <span className="sr-only">{t.nav.unread(format.number(unread))}</span>
          </>
        )}
      </span>{' '}
      {lastEventAt === null ? (
        <span className="watch-last">{t.watched.noEvents}</span>
      ) : (
        <time
          className="watch-last"
          dateTime={new Date(lastEventAt).toISOString()}
          title={format.exact(lastEventAt)}
        >
          {format.ago(lastEventAt, now)}
        </time>
      )}
    </>
  );
}

/** Shown if not every event raises a banner. */
function AlertTag({ subscription }: PartProps) {
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

/** The headings of the columns. */
export function ColumnHeadings({
  room,
  hasAccounts,
}: {
  readonly room: Room;
  readonly hasAccounts: boolean;
}) {
  return (
    <>
      <span className="watch-name">{t.subscriptions.label}</span>
      {room === 'more-columns' && (
        <>
          <span className="watch-covers">{t.watched.covers}</span>
          {hasAccounts && <span className="watch-account">{t.detail.account}</span>}
        </>
      )}
      <span className="watch-alerts">{t.subscriptions.alerts}</span>
      <span className="watch-unread">{t.watched.unread}</span>
      <span className="watch-last">{t.watched.lastEvent}</span>
    </>
  );
}
