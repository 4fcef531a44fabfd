/** Deciding about notifications, undoing it, and retrying what failed. The push that follows refreshes the list. */
import type { GrantLevel, InboxChoice, InboxRow, Output, Reply } from '../../electron/ipc/contract.ts';
import { focusList } from '../list/focus-list.ts';
import { lengthOf } from '../list/list.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { addUndoSource } from '../state/undoables.ts';
import { untilState } from '../state/until-state.ts';
import { format, t } from '../strings/index.ts';
import { begunText } from './bulk-text.ts';
import { inboxList, keyOfNotification } from './inbox-list.ts';
import { groupsOf } from './inbox-sections.ts';
import { useInbox } from './inbox-store.ts';

addUndoSource(() => {
  const { bulks, about } = useInbox.getState();
  return bulks.map((bulk) => ({
    text: begunText(bulk, about[bulk.bulk]),
    until: bulk.undoUntil,
    run: () => void undo(bulk.bulk),
  }));
});

/** A list that takes longer to refresh is not waited for, ms. */
const REFRESHED_MS = 2_000;

/** Whether a row of the list as it is shown belongs to a choice. */
function includes(which: InboxChoice): (row: InboxRow) => boolean {
  if (!Array.isArray(which) && 'all' in which) {
    const [inAll, inRows] = [includes(which.all), includes(which.and)];
    return (row) => inAll(row) || inRows(row);
  }
  const isListed = Array.isArray(which);
  const keys = new Set((isListed ? which : (which.except ?? [])).map(keyOfNotification));
  const isInGroups = isListed ? () => true : groupsOf(which);
  return (row) => keys.has(keyOfNotification(row)) === isListed && isInGroups(row);
}

/** Acknowledges notifications; access requests among them are dismissed without granting. */
export function acknowledge(which: InboxChoice): Promise<boolean> {
  return decide(which, () => ask('inbox.acknowledge', { which }));
}

/** Grants what access requests ask for, at one level. `row`: the only one of them, for the message. */
export function grant(which: InboxChoice, level: GrantLevel, row?: InboxRow): Promise<boolean> {
  return decide(which, async () => {
    const reply = await ask('inbox.grant', { which, level });
    if (reply.ok && row) {
      const about = { who: row.user?.name ?? '', what: row.resource?.name ?? '' };
      useInbox.getState().tellAbout(reply.value.bulk, about);
    }
    return reply;
  });
}

/** Rows change immediately; nothing is sent while it can be undone. Then the next row is at the cursor. False if it failed. */
async function decide(
  which: InboxChoice,
  request: () => Promise<Reply<Output<'inbox.acknowledge'>>>,
): Promise<boolean> {
  const isMeant = includes(which);
  const { rows, cursor, pointed } = inboxList.store.getState();
  const above = [...rows.at].filter(([index, row]) => index < cursor && isMeant(row)).length;
  inboxList.patch((row) => (isMeant(row) ? { ...row, state: 'leaving' } : row));
  inboxList.clear();
  const reply = await request();
  if (!reply.ok) {
    sayProblem(reply.problem);
    await inboxList.refresh();
    return false;
  }
  await gone(isMeant);
  // The person may have moved on meanwhile.
  if (inboxList.store.getState().pointed === pointed) inboxList.setCursor(cursor - above);
  showNext(isMeant);
  return true;
}

/** Waits until the push that follows a decision has refreshed the list; not longer than two seconds. */
function gone(isMeant: (row: InboxRow) => boolean): Promise<void> {
  const isGone = () => {
    const { rows, count } = inboxList.store.getState();
    // Rows beyond the end are kept for when the list grows again.
    return ![...rows.at].some(([index, row]) => index < lengthOf(count) && isMeant(row));
  };
  return untilState(inboxList.store, isGone, REFRESHED_MS);
}

/** A pane that showed what was decided shows the row that is at the cursor now. */
function showNext(isMeant: (row: InboxRow) => boolean): void {
  const { open, set } = useInbox.getState();
  if (open === null || !isMeant(open)) return;
  const state = inboxList.store.getState();
  set({ open: state.rows.at.get(state.cursor) ?? null });
  focusList();
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
