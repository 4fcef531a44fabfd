import type { Clock } from './clock.ts';

/** How many lines may come at once, and how many each minute after that. */
const BURST = 40;
const PER_MINUTE = 6;
/** The interval at which repetitions are counted, ms. */
const MINUTE_MS = 60_000;

/**
 * Limits a log. A line that repeats within a minute is written once, and again with its count when the minute is over. Of
 * other lines at most 40 are written at once and 6 a minute after that; how many were left out is written each minute.
 */
export function throttleLines(
  clock: Pick<Clock, 'monotonic' | 'after'>,
  write: (line: string) => void,
): (line: string) => void {
  /** The lines of this minute, in the order in which they last came, each with how often it came again. */
  const recent = new Map<string, number>();
  let room = BURST;
  let filledAt = clock.monotonic();
  let leftOut = 0;
  let isCounting = false;

  function put(line: string): boolean {
    const now = clock.monotonic();
    room = Math.min(BURST, room + ((now - filledAt) / MINUTE_MS) * PER_MINUTE);
    filledAt = now;
    if (room < 1) return false;
    room--;
    write(line);
    return true;
  }

  function endMinute(): void {
    isCounting = false;
    for (const [line, times] of recent) {
      const text = times === 1 ? `once more: ${line}` : `${times} more times: ${line}`;
      if (times > 0 && !put(text)) leftOut += times;
    }
    recent.clear();
    if (leftOut > 0) write(`${leftOut} more ${leftOut === 1 ? 'line was' : 'lines were'} left out`);
    leftOut = 0;
  }

  return (line) => {
    if (!isCounting) clock.after(MINUTE_MS, endMinute);
    isCounting = true;
    const times = recent.get(line);
    if (times === undefined && !put(line)) {
      leftOut++;
      return;
    }
    recent.delete(line);
    recent.set(line, times === undefined ? 0 : times + 1);
  };
}
