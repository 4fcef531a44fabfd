/** Acknowledging notifications, undoing it, and retrying what failed. The push that follows refreshes the list. */
import type { InboxChoice, InboxRow } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { inboxList, keyOfNotification } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

/** Whether a row of the list as it is shown belongs to a choice. */
function includes(which: InboxChoice): (row: InboxRow) => boolean {
  const isListed = Array.isArray(which);
  const keys = new Set((isListed ? which : (which.except ?? [])).map(keyOfNotification));
  return (row) => keys.has(keyOfNotification(row)) === isListed;
}

/** Acknowledges notifications. Their rows change immediately; nothing is sent while it can be undone. */
export async function acknowledge(which: InboxChoice): Promise<void> {
  const isMeant = includes(which);
  inboxList.patch((row) => (isMeant(row) ? { ...row, state: 'leaving' } : row));
  inboxList.clear();
  const reply = await ask('inbox.acknowledge', { which });
  if (reply.ok) return;
  sayProblem(reply.problem);
  await inboxList.refresh();
}

export async function undo(bulk: string): Promise<void> {
  const reply = await ask('inbox.undo', { bulk });
  useInbox.getState().dropBulk(bulk);
  if (!reply.ok) return void sayProblem(reply.problem);
  say(t.inbox.restored(reply.value.restored, format.number(reply.value.restored)));
}

export async function retry(which: InboxChoice): Promise<void> {
  const reply = await ask('inbox.retry', { which });
  if (!reply.ok) sayProblem(reply.problem);
}

/** Retries everything that failed, in every account. */
export const retryAllFailed = (): Promise<void> =>
  retry({ account: null, view: 'open', kinds: [], text: '' });
