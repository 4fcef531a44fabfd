import type { Clock } from '../base/clock.ts';
import type { BulkView, Decision } from '../model/notification.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { BulkTimes } from '../store/write/write-acknowledgements.ts';
import { createUndoTimes } from './undo-times.ts';
import type { Undoing } from './undoing.ts';

export interface BulksOptions {
  account: string;
  store: Pick<WriterThread, 'bulks' | 'leaveInbox'>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  /** Bulks that are being undone are not reported any more, and nothing is sent meanwhile. */
  undoing: Pick<Undoing, 'has' | 'isAny' | 'undo'>;
  /** How long a bulk can be undone once it is whole, ms. */
  undoMs: () => number;
  changed: (bulks: BulkView[]) => void;
}

/**
 * The part of one account in bulk decisions: begun, undone, and followed until every id of it is settled or
 * failed. A bulk has the same id in every account.
 */
export function createBulks({ account, store, undoing, clock, undoMs, changed }: BulksOptions) {
  const followed = new Set<string>();
  /** Bulks that notifications are still being added to: they are not reported before they are whole. */
  const growing = new Set<string>();
  /** More exact than what is stored: marking a large bulk takes part of that time. */
  const times = createUndoTimes(clock, undoMs);

  function forget(bulk: string): void {
    followed.delete(bulk);
    times.forget(bulk);
  }

  async function views(): Promise<BulkView[]> {
    const found = await store.bulks([...followed]);
    const until = times.all();
    const whole = found.filter(({ bulk }) => !growing.has(bulk) && !undoing.has(bulk));
    for (const { bulk, settled, failed, total } of whole) {
      if (settled + failed >= total) forget(bulk);
      else followed.add(bulk);
    }
    return whole.map((view) => ({ ...view, undoUntil: until.get(view.bulk) ?? view.undoUntil, account }));
  }

  return {
    /** For how long nothing may be sent, ms; 0 if something may. */
    heldMs: (): number => (growing.size > 0 || undoing.isAny() ? undoMs() : times.heldMs()),
    report: async (): Promise<void> => changed(await views()),
    /** Adds notifications to a bulk; returns how many of them were open. Nothing is sent before `undoUntil` (epoch ms). */
    leave(ids: readonly string[], bulk: string, at: BulkTimes, decision: Decision): Promise<number> {
      growing.add(bulk);
      return store.leaveInbox(ids, bulk, at, decision);
    },
    /**
     * The bulk is whole: from now on it is reported, and can be undone until `until` (epoch ms). Returns the part of this
     * account, if it has one.
     */
    async follow(bulk: string, until: number): Promise<BulkView[]> {
      growing.delete(bulk);
      followed.add(bulk);
      times.begin(bulk, until);
      return (await views()).filter((view) => view.bulk === bulk);
    },
    hold: times.hold,
    /** Returns how many notifications are open again. */
    async undo(bulk: string): Promise<number> {
      growing.delete(bulk);
      const restored = await undoing.undo(bulk);
      if (restored > 0) forget(bulk);
      return restored;
    },
  };
}
