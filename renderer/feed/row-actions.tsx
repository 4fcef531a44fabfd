import { AlarmClock, Ellipsis, ExternalLink, type LucideIcon, Mail, MailOpen } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useApp } from '../state/app-store.ts';
import { openPortal } from '../state/open-portal.ts';
import { snoozeOptions } from '../state/snooze.ts';
import { t } from '../strings/index.ts';
import { openContextMenu } from '../ui/context-menu.tsx';
import { feedMenu, isUnread } from './feed-menu.ts';
import type { FeedRow } from './list/feed-row.ts';
import { markRows } from './list/mark-read.ts';
import { rowsToSnooze } from './list/snooze-rows.ts';
import './row-actions.css';

type ActionId = 'read' | 'snooze' | 'portal' | 'more';

interface RowAction {
  readonly id: ActionId;
  readonly icon: LucideIcon;
  /** What it does. */
  readonly hint: string;
}

function actionsOf(row: FeedRow, hasPortal: boolean): RowAction[] {
  return [
    isUnread(row)
      ? { id: 'read', icon: MailOpen, hint: t.detail.markRead }
      : { id: 'read', icon: Mail, hint: t.detail.markUnread },
    { id: 'snooze', icon: AlarmClock, hint: t.snooze.snooze },
    ...(hasPortal && row.resourceId !== null && !row.burst
      ? [{ id: 'portal' as const, icon: ExternalLink, hint: t.detail.portal }]
      : []),
    { id: 'more', icon: Ellipsis, hint: t.contextMenu.more },
  ];
}

/** What is done most often with a row, while the pointer is on it. The context menu has the same for keys, and more. */
export function RowActions({ row }: { readonly row: FeedRow }) {
  const hasPortal = useApp(({ app }) => app?.accounts.find(({ id }) => id === row.account)?.portal != null);
  return (
    <span className="row-actions" data-still="out" aria-hidden="true">
      {actionsOf(row, hasPortal).map(({ id, icon: Icon, hint }) => (
        <span key={id} className="row-action" data-action={id} title={hint}>
          <Icon size={16} strokeWidth={1.8} />
        </span>
      ))}
    </span>
  );
}

/** Does what was clicked. */
export function onRowAction(row: FeedRow, action: string, event: MouseEvent): void {
  const { account, resourceId } = row;
  const below = event.target instanceof Element ? event.target.closest('[data-action]') : null;
  const run: Record<ActionId, () => void> = {
    read: () => void markRows([row], isUnread(row)),
    snooze: () => {
      const groups = [snoozeOptions(rowsToSnooze([row]))];
      openContextMenu(event.nativeEvent, { label: t.snooze.until, groups, below });
    },
    portal: () => {
      if (resourceId !== null) void openPortal(account, resourceId);
    },
    more: () => openContextMenu(event.nativeEvent, { ...feedMenu(row), below }),
  };
  run[action as ActionId]();
}
