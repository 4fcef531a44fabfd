import type { Clock } from './clock.ts';

/** Tells in the log why parts fail, without repeating itself. */
export interface Reasons {
  /** The part does not work. @param reason what is known of it; digits in it do not make it another reason. */
  failed(part: string, reason: string): void;
  /** The part works. */
  well(part: string): void;
}

export interface ReasonsOptions {
  clock: Pick<Clock, 'monotonic'>;
  /** Whose parts these are, at the beginning of every line. */
  owner: string;
  log: (line: string) => void;
}

/** A reason that lasts is told again at most this often, ms. */
const REMINDER_MS = 10 * 60_000;
/** The most parts that are remembered; parts that come and go, such as subscriptions, must not add up. */
const MOST_PARTS = 500;

interface Failing {
  kind: string;
  /** How often it failed for this reason since that was last told. */
  untold: number;
  /** How often it failed since it last worked. */
  times: number;
  toldAt: number;
}

/**
 * Logs one line when a part fails for a reason that it did not fail for before, a count when that goes on for ten minutes,
 * and one line when the part works again.
 */
export function createReasons({ clock, owner, log }: ReasonsOptions): Reasons {
  const parts = new Map<string, Failing>();

  return {
    failed(part, reason) {
      const now = clock.monotonic();
      const before = parts.get(part);
      const kind = reason.replace(/\d+/g, '#');
      const times = (before?.times ?? 0) + 1;
      if (before?.kind === kind && now - before.toldAt < REMINDER_MS) {
        parts.set(part, { ...before, untold: before.untold + 1, times });
        return;
      }
      const again = before?.kind === kind ? ` (${before.untold + 1} more times)` : '';
      log(`${owner}, ${part}: ${reason}${again}`);
      if (before === undefined && parts.size >= MOST_PARTS) parts.clear();
      parts.set(part, { kind, untold: 0, times, toldAt: now });
    },
    well(part) {
      const before = parts.get(part);
      if (before === undefined) return;
      parts.delete(part);
      log(
        `${owner}, ${part}: works again after ${before.times} ${before.times === 1 ? 'failure' : 'failures'}`,
      );
    },
  };
}
