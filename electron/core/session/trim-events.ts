import type { Bell } from '../base/bell.ts';
import type { Clock } from '../base/clock.ts';
import { sleep } from '../base/clock.ts';
import type { WriterThread } from '../store/thread/thread.ts';

/** What is kept: events of so many days; null keeps everything. */
export interface Retention {
  days: number | null;
  /** Unread ones go, too. */
  unreadToo: boolean;
}

export interface RetentionOptions {
  store: Pick<WriterThread, 'trim'>;
  retention: () => Retention;
  clock: Clock;
  /** Rung when what is kept was changed. */
  bell: Bell;
  /** Events went. */
  trimmed: () => void;
  signal: AbortSignal;
}

const DAY = 86_400_000;
/** Between two rounds, ms. */
const EVERY = 3_600_000;
/** Events in one transaction, and the pause after it (ms), in which new ones are stored. */
const STEP = 500;
const PAUSE = 50;

/** Takes old events away, once an hour and when it is rung. */
export async function runRetention(options: RetentionOptions): Promise<void> {
  const { clock, store, signal } = options;
  while (!signal.aborted) {
    const { days, unreadToo } = options.retention();
    if (days !== null) {
      const before = clock.now() - days * DAY;
      let gone = 0;
      try {
        for (let n = STEP; n === STEP && !signal.aborted; gone += n) {
          n = await store.trim(before, unreadToo, STEP);
          if (n === STEP) await sleep(clock, PAUSE, signal);
        }
      } catch {
        // A full disk cannot be trimmed either; the next round may.
      }
      if (gone > 0) options.trimmed();
    }
    await options.bell.wait(clock, signal, EVERY);
  }
}
