import { useEffect } from 'react';
import type { InboxChoice } from '../../electron/ipc/contract.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { selectedCount } from '../list/list-selection.ts';
import { offerHere } from '../state/offers.ts';
import { offerToSnooze } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { offerToStar } from '../state/star.ts';
import { openSnoozeMenu } from '../ui/snooze-menu.tsx';
import { acknowledge } from './decide.ts';
import { inboxList, isOpen, isSnoozed, refOf } from './inbox-list.ts';
import { inboxOffers } from './inbox-offers.ts';
import { inboxSelection } from './inbox-selection.ts';
import { useInbox } from './inbox-store.ts';
import { choiceToSnooze } from './snooze-notifications.ts';
import { starTargets } from './star-notifications.ts';

/** What is selected, or the notification at the cursor, where it waits for the person or is snoozed; null if there is none. */
function target(): InboxChoice | null {
  const state = inboxList.store.getState();
  const { count, which } = inboxSelection(state);
  const active = state.rows.at.get(state.cursor);
  if (count > 0) return which;
  const canBeChosen = active && (isOpen(active) || isSnoozed(active));
  return selectedCount(state) === 0 && canBeChosen ? [refOf(active)] : null;
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
    }),
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
