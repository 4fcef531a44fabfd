import { BellOff } from 'lucide-react';
import { type AccountSubscription, refOfEntry } from '../../state/app-store.ts';
import { nameWithin } from '../../state/distinct-name.ts';
import { useView } from '../../state/view-store.ts';
import { t } from '../../strings/index.ts';
import { Middle } from '../../ui/middle.tsx';
import { StatusMark } from '../../ui/status.tsx';
import { SubscriptionIcon } from '../../ui/subscription-icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { NavCount } from '../nav-entry.tsx';
import { openEntryMenu } from './entry-menu.ts';
import type { DragProps } from './use-drag.ts';

interface SubscriptionProps {
  readonly entry: AccountSubscription;
  readonly stop: string;
  readonly tabIndex: 0 | -1;
  readonly isCurrent: boolean;
  readonly drag: DragProps;
}

/** A subscription in the sidebar, which leads to its events. */
export function SubscriptionEntry({ entry, stop, tabIndex, isCurrent, drag }: SubscriptionProps) {
  const now = useNow(5000);
  const { status, unread, muted } = entry.subscription;
  const { drop, ...dragging } = drag;
  return (
    <li>
      <button
        type="button"
        className={drop === null ? 'nav-entry' : `nav-entry drop-${drop}`}
        aria-current={isCurrent ? 'page' : undefined}
        tabIndex={tabIndex}
        data-stop={stop}
        onClick={() => useView.getState().goSubscription(refOfEntry(entry))}
        onContextMenu={(event) => void openEntryMenu(event, entry, drag.draggable)}
        {...dragging}
      >
        <SubscriptionIcon subscription={entry.subscription} size={16} />
        <span className="nav-label">
          <Middle text={nameWithin(entry)} />
        </span>
        {muted && (
          <span className="nav-muted" title={t.subscriptions.muted}>
            <BellOff size={13} strokeWidth={2.2} aria-hidden="true" />
            <span className="sr-only">, {t.subscriptions.muted}</span>
          </span>
        )}
        {status.state !== 'live' && <StatusMark status={status} now={now} iconOnly />}
        <NavCount count={unread} hint={t.nav.unread} />
      </button>
    </li>
  );
}
