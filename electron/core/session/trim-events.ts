import type { Bell } from '../base/bell.ts';
import { type Clock, sleep } from '../base/clock.ts';
import type { WriterThread } from '../store/thread/thread.ts';

export interface TrimOptions {
  store: Pick<WriterThread, 'trim'>;
  /** For how many days events are kept; null keeps everything. */
  retentionDays: () => number | null;
  clock: Clock;
  /** Rings when the retention setting changed. */
  bell: Bell;
  /** Called when events were removed. */
  trimmed: () => void;
  signal: AbortSignal;
}

const DAY_MS = 86_400_000;
/** Interval between two rounds. */
const ROUND_MS = 3_600_000;
/** Number of events removed in one transaction, and the pause after it in which new events are stored. */
const STEP = 500;
const PAUSE_MS = 50;

/** Removes old events that are read, once an hour and whenever the retention setting changes. */
export async function trimEvents(options: TrimOptions): Promise<void> {
  const { clock, signal } = options;
  while (!signal.aborted) {
    const days = options.retentionDays();
    if (days !== null && (await trimBefore(options, clock.now() - days * DAY_MS)) > 0) options.trimmed();
    await options.bell.wait(clock, signal, ROUND_MS);
  }
}

/** Removes events from before this time (epoch ms), step by step; returns how many. */
async function trimBefore({ clock, store, signal }: TrimOptions, time: number): Promise<number> {
  let removed = 0;
  try {
    for (let n = STEP; n === STEP && !signal.aborted; removed += n) {
      n = await store.trim(time, STEP);
      if (n === STEP) await sleep(clock, PAUSE_MS, signal);
    }
  } catch {
    // Removing events fails on a full disk, too; the next round may succeed.
  }
  return removed;
}
