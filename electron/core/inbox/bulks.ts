import type { Clock } from '../base/clock.ts';
import type { BulkView, Decision } from '../model/notification.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { BulkTimes } from '../store/write/write-acknowledgements.ts';
import { createHolds } from './holds.ts';

export interface BulksOptions {
  account: string;
  store: Pick<WriterThread, 'bulks' | 'leaveInbox' | 'undoLeave'>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  /** How long a bulk can be undone once it is whole, ms. */
  undoMs: () => number;
  changed: (bulks: BulkView[]) => void;
}

/**
 * The part of one account in bulk decisions: begun, undone, and followed until every id of it is settled or
 * failed. A bulk has the same id in every account.
 */
export function createBulks({ account, store, clock, undoMs, changed }: BulksOptions) {
  const followed = new Set<string>();
  /** Bulks that notifications are still being added to: they are not reported before they are whole. */
  const growing = new Set<string>();
  const holds = createHolds(clock);
  /** Until when a bulk can be undone (epoch ms), where marking a large one took part of the time stored with it. */
  const undoUntil = new Map<string, number>();
  /** Nothing is sent before, monotonic ms. */
  let heldUntil = 0;
  function forget(bulk: string): void {
    followed.delete(bulk);
    undoUntil.delete(bulk);
    holds.end(bulk);
  }

  async function views(): Promise<BulkView[]> {
    const found = await store.bulks([...followed]);
    const until = new Map(undoUntil);
    const whole = found.filter(({ bulk }) => !growing.has(bulk));
    for (const { bulk, settled, failed, total } of whole) {
      if (settled + failed >= total) forget(bulk);
      else followed.add(bulk);
    }
    return whole.map((view) => ({ ...view, undoUntil: until.get(view.bulk) ?? view.undoUntil, account }));
  }

  return {
    /** For how long nothing may be sent, ms; 0 if something may. */
    heldMs: (): number =>
      growing.size > 0 || holds.isAny() ? undoMs() : Math.max(0, heldUntil - clock.monotonic()),
    report: async (): Promise<void> => changed(await views()),
    /** Adds notifications to a bulk; returns how many of them were open. Nothing is sent before `undoUntil` (epoch ms). */
    leave(ids: readonly string[], bulk: string, times: BulkTimes, decision: Decision): Promise<number> {
      growing.add(bulk);
      return store.leaveInbox(ids, bulk, times, decision);
    },
    /**
     * The bulk is whole: from now on it is reported, and can be undone until `until` (epoch ms). Returns the part of this
     * account, if it has one.
     */
    async follow(bulk: string, until: number): Promise<BulkView[]> {
      growing.delete(bulk);
      followed.add(bulk);
      undoUntil.set(bulk, until);
      heldUntil = clock.monotonic() + undoMs();
      return (await views()).filter((view) => view.bulk === bulk);
    },
    /**
     * Lets the time for undo stand still, or run on. Nothing is sent while it stands still, at most ten minutes.
     *
     * @returns whether anything changed.
     */
    hold(bulk: string, isHeld: boolean): boolean {
      const until = undoUntil.get(bulk);
      if (until === undefined) return false;
      if (isHeld) return holds.begin(bulk, until - clock.now());
      const leftMs = holds.end(bulk);
      if (leftMs === null) return false;
      undoUntil.set(bulk, clock.now() + leftMs);
      heldUntil = Math.max(heldUntil, clock.monotonic() + leftMs);
      return true;
    },
    /** Returns how many notifications are open again. */
    async undo(bulk: string): Promise<number> {
      growing.delete(bulk);
      const restored = await store.undoLeave(bulk);
      if (restored > 0) forget(bulk);
      return restored;
    },
  };
}
