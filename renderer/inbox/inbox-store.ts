/** The filters of the inbox, the open notification, and acknowledgements in progress. */
import { create } from 'zustand';
import type { InboxKind, InboxRow } from '../../electron/ipc/contract.ts';
import { type Begun, type Bulk, type BulkPart, isOver, joinParts, partIdsOf, withParts } from './bulks.ts';

interface InboxStore {
  readonly view: 'open' | 'history';
  readonly kinds: readonly InboxKind[];
  readonly text: string;
  readonly grouped: boolean;
  readonly open: InboxRow | null;
  /** Acknowledgements in progress, newest last. */
  readonly bulks: readonly Bulk[];
  /** Their parts by account, as last reported. */
  readonly parts: readonly BulkPart[];
  /** Acknowledgements made in this window, by which their parts are recognized. */
  readonly begun: readonly Begun[];
  set(change: Partial<Pick<InboxStore, 'view' | 'kinds' | 'text' | 'grouped' | 'open'>>): void;
  beginBulk(begun: Begun): void;
  takeParts(parts: readonly BulkPart[]): void;
  dropBulk(bulk: string): void;
}

const withBulks = (begun: readonly Begun[], parts: readonly BulkPart[]) => ({
  begun,
  parts,
  bulks: joinParts(begun, parts),
});

export const useInbox = create<InboxStore>()((set) => ({
  view: 'open',
  kinds: [],
  text: '',
  grouped: true,
  open: null,
  bulks: [],
  parts: [],
  begun: [],
  set: (change) => set(change),
  // Its parts have been reported already or are about to be: only then is it shown.
  beginBulk: (begun) => set((s) => withBulks([...s.begun, begun], s.parts)),
  takeParts: (parts) => set((s) => withBulks(s.begun, withParts(s.parts, parts))),
  dropBulk: (bulk) =>
    set((s) => {
      const isEnded = s.bulks.some((one) => one.bulk === bulk && isOver(one));
      const dropped = partIdsOf(bulk);
      return withBulks(
        s.begun.filter((one) => one.bulk !== bulk || !isEnded),
        s.parts.filter((part) => !dropped.includes(part.bulk)),
      );
    }),
}));
