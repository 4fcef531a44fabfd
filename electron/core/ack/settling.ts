import type { Clock } from '../base/clock.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AckRun } from '../store/write/write-acks.ts';

/** Acks that the server took and that are still in the outbox. Should the app end now, they are sent once more. */
export interface Settling {
  add(runs: readonly AckRun[]): void;
  /** Hands them over to a commit that takes them out of the outbox. If it fails, they are to be added again. */
  take(): AckRun[];
  /** Takes them out of the outbox now. */
  flush(): Promise<void>;
}

/** After this time they leave the outbox without a commit, ms. */
const WAIT_MS = 100;

/**
 * While events come in, acks leave the outbox with the next group that is stored: that is a hop to the store's thread
 * and a transaction less for each batch of them.
 *
 * @param flushed called when they left without a commit, which would tell by itself that counts changed.
 */
export function createSettling(
  clock: Clock,
  store: Pick<WriterThread, 'settleAcks'>,
  flushed: () => void,
): Settling {
  let waiting: AckRun[] = [];
  let cancelTimer: (() => void) | undefined;

  function take(): AckRun[] {
    cancelTimer?.();
    cancelTimer = undefined;
    const taken = waiting;
    waiting = [];
    return taken;
  }

  function add(runs: readonly AckRun[]): void {
    if (runs.length === 0) return;
    waiting.push(...runs);
    // What cannot be stored is reported where events are.
    cancelTimer ??= clock.after(WAIT_MS, () => void flush().catch(() => {}));
  }

  async function flush(): Promise<void> {
    const taken = take();
    if (taken.length === 0) return;
    try {
      await store.settleAcks(taken);
      flushed();
    } catch (error) {
      add(taken);
      throw error;
    }
  }

  return { add, take, flush };
}
