import type { BulkView } from '../model/notification.ts';
import { AosError, problem } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';

export interface BulksOptions {
  account: string;
  store: Pick<WriterThread, 'bulks' | 'leaveInbox' | 'undoLeave'>;
  /** For how long an acknowledgement can be undone, ms. */
  undo: number;
  now: () => number;
  /** An id for a new bulk. */
  newId: () => string;
  changed: (bulks: BulkView[]) => void;
}

/** Bulk acknowledgements: begun, undone, and followed until every id of them is settled or failed. */
export function createBulks(options: BulksOptions) {
  const { store, account } = options;
  const followed = new Set<string>();

  async function report(): Promise<void> {
    const bulks = await store.bulks([...followed]);
    for (const b of bulks) {
      followed.add(b.bulk);
      if (b.settled + b.failed >= b.total) followed.delete(b.bulk);
    }
    // The name the person's whole bulk has, of which this account's part is one.
    options.changed(bulks.map((b) => ({ ...b, account, bulk: `${account}/${b.bulk}` })));
  }

  return {
    report,
    /** `undo` is for how long it can be undone, ms. */
    async begin(
      ids: readonly string[],
      undo = options.undo,
    ): Promise<{ bulk: string; count: number; undoUntil: number }> {
      const bulk = options.newId();
      const undoUntil = options.now() + undo;
      const count = await store.leaveInbox(ids, bulk, undoUntil);
      if (count === 0) {
        throw new AosError(problem('notifications-settled'));
      }
      followed.add(bulk);
      await report();
      return { bulk, count, undoUntil };
    },
    async undo(bulk: string): Promise<number> {
      const restored = await store.undoLeave(bulk);
      if (restored > 0) followed.delete(bulk);
      await report();
      return restored;
    },
  };
}
