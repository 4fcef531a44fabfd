import { useEffect } from 'react';
import type { InboxChoice } from '../../electron/ipc/contract.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { hasSelection } from '../list/list-selection.ts';
import { offerHere } from '../state/offers.ts';
import { offerToSnooze } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { offerToStar } from '../state/star.ts';
import { openSnoozeMenu } from '../ui/snooze-menu.tsx';
import { acknowledge } from './decide.ts';
import {
  groupAtCursor,
  inboxList,
  isOpen,
  isSnoozed,
  listSections,
  plainQuery,
  refOf,
  rowAtCursor,
  setGroupClosed,
} from './inbox-list.ts';
import { inboxOffers } from './inbox-offers.ts';
import { inboxSelection, selectGroup } from './inbox-selection.ts';
import { useInbox } from './inbox-store.ts';
import { choiceToSnooze } from './snooze-notifications.ts';
import { starTargets } from './star-notifications.ts';

/** What is selected, or the notification at the cursor, where it waits for the person or is snoozed; null if there is none. */
function target(): InboxChoice | null {
  const state = inboxList.store.getState();
  const { count, which } = inboxSelection(state);
  if (count > 0) return which;
  if (hasSelection(state)) return null;
  const group = state.heading === null ? undefined : groupAtCursor();
  if (group) return { ...plainQuery(state.query), ...group.only };
  const active = rowAtCursor();
  return active && (isOpen(active) || isSnoozed(active)) ? [refOf(active)] : null;
}

/** Collapses or expands the group that keys act on. */
function foldAtCursor(isClosed: boolean): void {
  const group = groupAtCursor();
  if (group) setGroupClosed(group.key, isClosed);
}

/** What a command snoozes. */
function toSnooze(): SnoozeSource | null {
  const which = target();
  return which && choiceToSnooze(which);
}

export function useInboxKeys(): void {
  useEffect(() => offerToSnooze(toSnooze), []);
  useEffect(() => offerHere(inboxOffers), []);
  useEffect(() => offerToStar(starTargets), []);
  useCommandKeys('inbox', {
    ...listHandlers(inboxList, {
      open: (row) => useInbox.getState().set({ open: row }),
      isOpen: () => useInbox.getState().open !== null,
      close: () => useInbox.getState().set({ open: null }),
      headings: {
        sections: listSections,
        open: (key) => setGroupClosed(key, false),
        select: selectGroup,
      },
    }),
    unfold: () => foldAtCursor(false),
    'fold-up': () => foldAtCursor(true),
    done: () => {
      const which = target();
      if (which) void acknowledge(which);
    },
    snooze: () => {
      const which = target();
      if (which) openSnoozeMenu(choiceToSnooze(which));
    },
    star: () => starTargets()?.run(),
    'select-all': () => {
      if (useInbox.getState().view !== 'open') return false;
      inboxList.selectAll();
      return true;
    },
  } satisfies Record<ListCommandId<'inbox'>, KeyHandler>);
}
