/** The event whose details are shown. */
import { create } from 'zustand';
import type { EventDetail, Problem } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';
import { feedList } from '../list/feed-list.ts';
import { type FeedRow, keyOfRow, refOf } from '../list/feed-row.ts';
import type { EventRef } from '../list/open-bursts.ts';

interface DetailStore {
  readonly open: EventRef | null;
  readonly detail: EventDetail | null;
  readonly problem: Problem | null;
  openEvent(event: EventRef): Promise<void>;
  refresh(): Promise<void>;
  closeEvent(): void;
}

export const useDetail = create<DetailStore>()((set, get) => ({
  open: null,
  detail: null,
  problem: null,
  openEvent: async (open) => {
    set({ open, problem: null });
    await get().refresh();
  },
  refresh: async () => {
    const asked = get().open;
    if (!asked) return;
    const reply = await ask('feed.detail', asked);
    const open = get().open;
    if (open?.account !== asked.account || open.id !== asked.id) return;
    if (reply.ok) set({ detail: reply.value, problem: null });
    else set({ detail: null, problem: reply.problem });
  },
  closeEvent: () => set({ open: null, detail: null, problem: null }),
}));

/** Opens an event and marks it read. */
export function viewEvent(row: FeedRow): void {
  void useDetail.getState().openEvent(refOf(row));
  if (row.read) return;
  const key = keyOfRow(row);
  feedList.patch((one) => (keyOfRow(one) === key ? { ...one, read: true } : one));
  void ask('feed.markRead', { which: [refOf(row)], read: true });
}
