/** What the window shows, as it is handed to the main process before the page is released. */

import { MAX_CLOSED } from '../../electron/core/model/inbox-groupings.ts';
import type { View } from '../../electron/ipc/contract.ts';
import { useAlerts } from '../alerts/alert-list.ts';
import { useDetail } from '../feed/detail/detail-store.ts';
import { allClosed } from '../inbox/inbox-folds.ts';
import { inboxList } from '../inbox/inbox-list.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { useFilters } from '../query/filter-store.ts';
import { ask } from '../state/bridge.ts';
import { isHeld } from '../state/holds.ts';
import { useToasts } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { useStatistics } from '../statistics/statistics-store.ts';
import { useSubscriptions } from '../subscriptions/subscriptions-store.ts';
import { scrolledBox } from './scrolled-box.ts';
import { shownList } from './shown-list.ts';

/** The most selected rows that can be handed over, as in electron/ipc/view.ts. */
const MAX_SELECTED = 5_000;

/** Hands over what is shown, or nothing while that would lose something. */
export function handOver(now: number): void {
  const view = hasUndo(now) || isHeld() ? null : shownView();
  void ask('view.handOver', { view });
}

/** Whether something can still be undone, or a message is still to be read. */
function hasUndo(now: number): boolean {
  return (
    useToasts.getState().toasts.some((toast) => toast.until > now) ||
    useInbox.getState().bulks.some((bulk) => bulk.undoUntil > now)
  );
}

/** Null if more rows are selected than can be handed over, or whole groups are. */
function shownView(): View | null {
  const { screen, scope, subscription } = useView.getState();
  const { chips, line } = useFilters.getState();
  const inbox = useInbox.getState();
  const list = shownList(screen);
  const { selected = [], excluded = null } = list?.place ?? {};
  if (Math.max(selected.length, excluded?.length ?? 0) > MAX_SELECTED) return null;
  if (list?.of === 'inbox' && inboxList.store.getState().within !== null) return null;
  const closed = allClosed();
  if (closed.some(({ keys }) => keys.length > MAX_CLOSED)) return null;
  return {
    screen,
    scope: { ...scope },
    subscription,
    scrolled: scrolledBox()?.scrollTop ?? 0,
    chips,
    line,
    detail: useDetail.getState().open,
    list,
    alerts: useAlerts.getState(),
    subscriptions: useSubscriptions.getState().text,
    period: useStatistics.getState().period,
    inbox: {
      view: inbox.view,
      kinds: [...inbox.kinds],
      settlements: [...inbox.settlements],
      text: inbox.text,
      ...(inbox.summary !== undefined && { summary: inbox.summary }),
      open: inbox.open,
      closed,
      parts: [...inbox.parts],
    },
  };
}
