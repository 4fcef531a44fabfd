/** What the feed is filtered by, and the event that is looked at. */
import { create } from 'zustand';
import type { EventDetail, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { type FeedRow, feedList, keyOfRow, refOf } from './feed-list.ts';
import { type Filters, noFilters, parseLine } from './query-line.ts';

interface FeedStore {
  /** The chips. */
  readonly filters: Filters;
  /** What stands in the search box: words, and filters that are still being typed. */
  readonly line: string;
  readonly open: { readonly account: string; readonly id: number } | null;
  readonly detail: EventDetail | null;
  readonly detailProblem: Problem | null;
  setLine(line: string): void;
  /** Turns the filters typed into the box into chips. */
  settleLine(): void;
  setFilters(filters: Filters): void;
  openEvent(ref: { account: string; id: number }): Promise<void>;
  refreshDetail(): Promise<void>;
  closeEvent(): void;
}

/** Chips and box together. */
export const selectFilters = (s: Pick<FeedStore, 'filters' | 'line'>): Filters =>
  parseLine(s.line, s.filters);

export const useFeed = create<FeedStore>()((set, get) => ({
  filters: noFilters,
  line: '',
  open: null,
  detail: null,
  detailProblem: null,
  setLine: (line) => set({ line }),
  settleLine: () => {
    const all = selectFilters(get());
    set({ filters: { ...all, text: '' }, line: all.text });
  },
  setFilters: (filters) => set({ filters: { ...filters, text: '' }, line: filters.text }),
  openEvent: async (open) => {
    set({ open, detailProblem: null });
    await get().refreshDetail();
  },
  refreshDetail: async () => {
    const asked = get().open;
    if (!asked) return;
    const reply = await ask('feed.detail', asked);
    const open = get().open;
    if (open?.account !== asked.account || open.id !== asked.id) return;
    if (reply.ok) set({ detail: reply.value, detailProblem: null });
    else set({ detail: null, detailProblem: reply.problem });
  },
  closeEvent: () => set({ open: null, detail: null, detailProblem: null }),
}));

/** Opens an event and, as it has been seen then, marks it read. */
export function viewEvent(row: FeedRow): void {
  void useFeed.getState().openEvent(refOf(row));
  if (row.read) return;
  const key = keyOfRow(row);
  feedList.patch((one) => (keyOfRow(one) === key ? { ...one, read: true } : one));
  void ask('feed.markRead', { which: [refOf(row)], read: true });
}
