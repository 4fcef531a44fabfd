import { type Clock, sleep } from '../base/clock.ts';
import type { WriterThread } from '../store/thread/thread.ts';

export interface CountOlderOptions {
  store: Pick<WriterThread, 'countOlder'>;
  clock: Clock;
  signal: AbortSignal;
}

/** Interval between two looks, ms: when the time zone has changed, the events are counted by its days. */
const ROUND_MS = 3_600_000;
/** Number of events that are counted in one transaction, and the pause after it in which new events are stored. */
const STEP = 5_000;
const PAUSE_MS = 50;

/**
 * Counts the events of a database from a version that did not count them by day, bit by bit beside everything else. Until
 * then those that are not counted yet are counted whenever a count is asked for.
 */
export async function countOlder({ store, clock, signal }: CountOlderOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      while (!signal.aborted && (await store.countOlder(STEP))) await sleep(clock, PAUSE_MS, signal);
    } catch {
      // The disk is full, for example; the next round may succeed.
    }
    await sleep(clock, ROUND_MS, signal);
  }
}
