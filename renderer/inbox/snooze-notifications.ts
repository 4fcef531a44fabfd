/** Snoozing notifications. The push that follows refreshes the list. */
import type { InboxChoice, InboxRow } from '../../electron/ipc/contract.ts';
import { endSnooze } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { inboxList, keyOfNotification, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

/** Closes the details of a notification that is about to leave the list. */
function closeIfChosen(which: InboxChoice): void {
  const { open, set } = useInbox.getState();
  if (open === null) return;
  const key = keyOfNotification(open);
  if (!Array.isArray(which) || which.some((ref) => keyOfNotification(ref) === key)) set({ open: null });
}

/** What is chosen when a time is chosen. Nothing is selected afterwards. */
export const choiceToSnooze =
  (which: InboxChoice): SnoozeSource =>
  async () => {
    inboxList.clear();
    closeIfChosen(which);
    return [{ are: 'notifications', which }];
  };

/** Brings a notification back now. */
export async function endSnoozeOf(row: InboxRow): Promise<void> {
  const which = [refOf(row)];
  closeIfChosen(which);
  await endSnooze({ are: 'notifications', which });
}
