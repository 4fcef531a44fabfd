/** Acknowledging notifications, undoing it, and retrying what failed. */
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { inboxList, keyOfNotification, plainQuery } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

type Ref = { account: string; id: string };

/** Acknowledges notifications. Their rows change immediately; nothing is sent while it can be undone. */
export async function acknowledge(refs: readonly Ref[]): Promise<void> {
  if (refs.length === 0) return;
  const keys = new Set(refs.map(keyOfNotification));
  inboxList.patch((row) => (keys.has(keyOfNotification(row)) ? { ...row, state: 'leaving' } : row));
  inboxList.clear();
  const which = refs.map(({ account, id }) => ({ account, id }));
  const reply = await ask('inbox.acknowledge', { which });
  if (!reply.ok) {
    sayProblem(reply.problem);
    return inboxList.refresh();
  }
  useInbox.getState().beginBulk(reply.value);
  await inboxList.refresh();
}

export async function undo(bulk: string): Promise<void> {
  const reply = await ask('inbox.undo', { bulk });
  useInbox.getState().dropBulk(bulk);
  if (!reply.ok) return void sayProblem(reply.problem);
  say(t.inbox.restored(reply.value.restored, format.number(reply.value.restored)));
  await inboxList.refresh();
}

export async function retry(refs: readonly Ref[]): Promise<void> {
  if (refs.length === 0) return;
  const which = refs.map(({ account, id }) => ({ account, id }));
  const reply = await ask('inbox.retry', { which });
  if (!reply.ok) return void sayProblem(reply.problem);
  await inboxList.refresh();
}

/** Finds the open notifications that failed and retries them. */
export async function retryAllFailed(): Promise<void> {
  const query = { account: null, view: 'open' as const, kinds: [], text: '' };
  const failed: Ref[] = [];
  for (let offset = 0; ; offset += 500) {
    const reply = await ask('inbox.page', { query, offset, limit: 500 });
    if (!reply.ok) return void sayProblem(reply.problem);
    failed.push(...reply.value.filter((row) => row.state === 'failed'));
    if (reply.value.length < 500) break;
  }
  await retry(failed);
}

/** Selects all that match, whether they are on screen or not. */
export async function selectAll(): Promise<void> {
  const { query, rows } = inboxList.store.getState();
  const reply = await ask('inbox.ids', plainQuery(query));
  if (!reply.ok) return void sayProblem(reply.problem);
  const known = new Map<string, InboxRow>();
  for (const row of rows.at.values()) known.set(keyOfNotification(row), row);
  inboxList.select(reply.value.map((ref) => known.get(keyOfNotification(ref)) ?? placeholder(ref)));
}

/** A placeholder for a selected row that is not loaded: only its reference is used. */
function placeholder({ account, id }: Ref): InboxRow {
  const nothing = { user: null, resource: null, reason: null, settledAt: null };
  const notice = { is: 'text' as const, text: '' };
  return { account, id, kind: 'other', time: 0, notice, message: '', state: 'open', ...nothing };
}
