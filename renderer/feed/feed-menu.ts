import { linkTo } from '../../electron/core/model/app-link.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { alertAboutEvent } from '../query/alert-about.ts';
import { filterByResource } from '../query/filter-store.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { copyText } from '../state/copy-text.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { openPortal } from '../state/open-portal.ts';
import { snoozeOptions } from '../state/snooze.ts';
import { starLabel } from '../state/star.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import type { ContextEntry } from '../ui/context-menu.tsx';
import { titleOf } from '../ui/event-row.tsx';
import { openRow } from './feed-keys.ts';
import { feedList } from './list/feed-list.ts';
import type { FeedRow } from './list/feed-row.ts';
import { changedBy, eventsIn, markRows, markSelected } from './list/mark-read.ts';
import { endSnoozeOf, isSnoozed, rowsToSnooze } from './list/snooze-rows.ts';
import { starOf } from './list/star-rows.ts';

/** Whether anything of a row is unread. */
export const isUnread = ({ burst, read }: FeedRow): boolean => (burst ? burst.unread > 0 : !read);

/** What can be done with a row of the feed or, where it is one of several that are selected, with all of them. */
export function feedMenu(row: FeedRow): RowMenu {
  const state = feedList.store.getState();
  const isOfMany = state.selected.size > 1 && feedList.isSelected(state, row);
  return isOfMany ? selectionMenu([...state.selected.values()]) : rowMenu(row);
}

/** Each entry says how many events it changes. */
function selectionMenu(rows: readonly FeedRow[]): RowMenu {
  const [unread, read] = [changedBy(rows, true), changedBy(rows, false)];
  return {
    label: t.feed.selected(format.number(eventsIn(rows))),
    groups: [
      [
        unread > 0 && { label: t.feed.markRead(format.number(unread)), run: () => void markSelected(true) },
        read > 0 && { label: t.feed.markUnread(format.number(read)), run: () => void markSelected(false) },
        { label: t.snooze.snooze, entries: snoozeOptions(rowsToSnooze(rows)) },
        { label: starLabel(starOf(rows).isOn), run: starOf(rows).run },
      ],
      [{ label: t.feed.clearSelection, run: feedList.clear }],
    ],
  };
}

function rowMenu(row: FeedRow): RowMenu {
  const { account, resourceId, name, id } = row;
  const hasPortal = accountOf(row)?.portal != null;
  const star = starOf([row]);
  return {
    label: titleOf(row),
    groups: [
      [
        { label: t.keys.open, run: () => openRow(row) },
        isUnread(row)
          ? { label: t.detail.markRead, run: () => void markRows([row], true) }
          : { label: t.detail.markUnread, run: () => void markRows([row], false) },
        {
          label: isSnoozed(row) ? t.snooze.change : t.snooze.snooze,
          entries: snoozeOptions(rowsToSnooze([row])),
        },
        isSnoozed(row) && { label: t.snooze.end, run: () => void endSnoozeOf(row) },
        { label: starLabel(star.isOn), run: star.run },
      ],
      [
        resourceId !== null && {
          label: t.contextMenu.onlyThis,
          run: () => showOnly(resourceId),
        },
        resourceId !== null && {
          label: t.detail.watch,
          run: () => useView.getState().open({ type: 'add-subscription', account, text: resourceId }),
        },
        resourceId !== null &&
          hasPortal && { label: t.detail.portal, run: () => void openPortal(account, resourceId) },
        { label: t.alerts.rules.alertMe, run: () => alertAboutEvent(row) },
        ...muteEntries(row),
      ],
      [
        Boolean(name) && { label: t.contextMenu.copyName, run: () => void copyText(name ?? '') },
        resourceId !== null && { label: t.detail.copyId, run: () => void copyText(resourceId) },
        {
          label: t.contextMenu.copyLink,
          run: () => void copyText(linkTo({ at: 'event', account, event: id })),
        },
      ],
    ],
  };
}

const accountOf = (row: FeedRow) => useApp.getState().app?.accounts.find(({ id }) => id === row.account);

/** Filters the feed by a resource, in the accounts that are shown. */
function showOnly(resourceId: string): void {
  filterByResource(resourceId);
  useView.getState().goFeed({});
}

/** Mutes or unmutes each subscription that delivered the event. */
function muteEntries(row: FeedRow): ContextEntry[] {
  const account = accountOf(row);
  if (!account) return [];
  return account.subscriptions
    .filter(({ id }) => row.subscriptions.includes(id))
    .map((one) => ({
      label: (one.muted ? t.detail.unmute : t.detail.mute)(nameWithin({ account, subscription: one })),
      run: () => void mute(row.account, one.id, !one.muted),
    }));
}

async function mute(account: string, subscription: string, muted: boolean): Promise<void> {
  const reply = await ask('watch.change', { account, subscription, muted });
  if (!reply.ok) sayProblem(reply.problem);
}
