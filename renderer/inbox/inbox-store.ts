/** The filters of the inbox, the open notification, and acknowledgements in progress. */
import { create } from 'zustand';
import type { InboxKind, InboxRow, Pushed } from '../../electron/ipc/contract.ts';

type Bulk = Pushed<'inbox.changed'>['bulks'][number];

interface InboxStore {
  readonly view: 'open' | 'history';
  readonly kinds: readonly InboxKind[];
  readonly text: string;
  readonly grouped: boolean;
  readonly open: InboxRow | null;
  /** Acknowledgements in progress, newest last. */
  readonly bulks: readonly Bulk[];
  set(change: Partial<Pick<InboxStore, 'view' | 'kinds' | 'text' | 'grouped' | 'open'>>): void;
  takeBulks(bulks: readonly Bulk[]): void;
  dropBulk(bulk: string): void;
}

export const useInbox = create<InboxStore>()((set) => ({
  view: 'open',
  kinds: [],
  text: '',
  grouped: true,
  open: null,
  bulks: [],
  set: (change) => set(change),
  takeBulks: (bulks) =>
    set((s) => {
      const known = new Map(s.bulks.map((bulk) => [bulk.bulk, bulk]));
      for (const bulk of bulks) known.set(bulk.bulk, bulk);
      return { bulks: [...known.values()] };
    }),
  dropBulk: (bulk) => set((s) => ({ bulks: s.bulks.filter((one) => one.bulk !== bulk) })),
}));

/** Whether everything in a bulk has come to an end. */
export function isOver(bulk: Bulk): boolean {
  return bulk.settled + bulk.failed >= bulk.total;
}
