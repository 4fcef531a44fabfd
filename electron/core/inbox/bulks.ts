import type { BulkView } from '../model/notification.ts';
import type { WriterThread } from '../store/thread/thread.ts';

export interface BulksOptions {
  account: string;
  store: Pick<WriterThread, 'bulks' | 'leaveInbox' | 'undoLeave'>;
  changed: (bulks: BulkView[]) => void;
}

/**
 * The part of one account in bulk acknowledgements: begun, undone, and followed until every id of it is settled or
 * failed. A bulk has the same id in every account.
 */
export function createBulks({ account, store, changed }: BulksOptions) {
  const followed = new Set<string>();
  /** Bulks that notifications are still being added to: they are not reported before they are whole. */
  const growing = new Set<string>();

  async function views(): Promise<BulkView[]> {
    const found = await store.bulks([...followed]);
    const whole = found.filter(({ bulk }) => !growing.has(bulk));
    for (const { bulk, settled, failed, total } of whole) {
      if (settled + failed >= total) followed.delete(bulk);
      else followed.add(bulk);
    }
    return whole.map((view) => ({ ...view, account }));
  }

  return {
    report: async (): Promise<void> => changed(await views()),
    /** Adds notifications to a bulk; returns how many of them were open. Nothing is sent before `undoUntil` (epoch ms). */
    leave(ids: readonly string[], bulk: string, undoUntil: number): Promise<number> {
      growing.add(bulk);
      return store.leaveInbox(ids, bulk, undoUntil);
    },
    /** The bulk is whole: from now on it is reported. Returns the part of this account, if it has one. */
    async follow(bulk: string): Promise<BulkView[]> {
      growing.delete(bulk);
      followed.add(bulk);
      return (await views()).filter((view) => view.bulk === bulk);
    },
    /** Returns how many notifications are open again. */
    async undo(bulk: string): Promise<number> {
      growing.delete(bulk);
      const restored = await store.undoLeave(bulk);
      if (restored > 0) followed.delete(bulk);
      return restored;
    },
  };
}
