/** The filters of the inbox, the open notification, and decisions in progress. */
import { create } from 'zustand';
import type { InboxView, Settlement } from '../../electron/core/model/notification.ts';
import type { InboxKind, InboxRow } from '../../electron/ipc/contract.ts';
import type { About } from './bulk-text.ts';
import { type Bulk, type BulkPart, joinParts, withParts } from './bulks.ts';

interface InboxStore {
  readonly view: InboxView;
  readonly kinds: readonly InboxKind[];
  readonly text: string;
  /** Of the history: only what was settled in one of these ways. */
  readonly settlements: readonly Settlement[];
  /** Only what this summary of held banners told of, by its time. */
  readonly summary?: number | undefined;
  readonly open: InboxRow | null;
  /** Decisions in progress, newest last. */
  readonly bulks: readonly Bulk[];
  /** Their parts by account, as last reported. */
  readonly parts: readonly BulkPart[];
  /** Of decisions about one request, what they are about. */
  readonly about: Readonly<Record<string, About>>;
  set(
    change: Partial<Pick<InboxStore, 'view' | 'kinds' | 'settlements' | 'text' | 'summary' | 'open'>>,
  ): void;
  takeParts(parts: readonly BulkPart[]): void;
  dropBulk(bulk: string): void;
  /** It can be undone until another time, epoch milliseconds. */
  prolong(bulk: string, undoUntil: number): void;
  /** Notes who gets access to what by a decision about one request. */
  tellAbout(bulk: string, about: About): void;
}

const withBulks = (parts: readonly BulkPart[]) => ({ parts, bulks: joinParts(parts) });

export const useInbox = create<InboxStore>()((set) => ({
  view: 'open',
  kinds: [],
  settlements: [],
  text: '',
  open: null,
  bulks: [],
  parts: [],
  about: {},
  set: (change) => set(change),
  takeParts: (parts) => set((s) => withBulks(withParts(s.parts, parts))),
  dropBulk: (bulk) => set((s) => withBulks(s.parts.filter((part) => part.bulk !== bulk))),
  prolong: (bulk, undoUntil) =>
    set((s) => withBulks(s.parts.map((part) => (part.bulk === bulk ? { ...part, undoUntil } : part)))),
  tellAbout: (bulk, about) => set((s) => ({ about: { ...s.about, [bulk]: about } })),
}));
