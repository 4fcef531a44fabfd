const minuteMs = 60_000;
/** No time zone changes its clocks twice within this, and none by more than this, ms. */
const aroundMs = 36 * 60 * minuteMs;

/** A time as a clock on the wall shows it: a day of the calendar, and minutes after its midnight. */
export interface Wall {
  year: number;
  /** As `Date` counts: 0 is January. */
  month: number;
  /** Of the month; may lie outside it, as with `Date`. */
  day: number;
  minutes: number;
}

const offsetMs = (instant: number) => -new Date(instant).getTimezoneOffset() * minuteMs;

/**
 * Returns when a clock in the local time zone shows a time, epoch ms: the first and the last time it does. They differ where
 * the clocks are set back over it. A time that is skipped is the moment at which the clocks are set forward.
 */
export function instantsOf({ year, month, day, minutes }: Wall): { first: number; last: number } {
  const asUtc = Date.UTC(year, month, day, 0, minutes);
  const before = offsetMs(asUtc - aroundMs);
  const after = offsetMs(asUtc + aroundMs);
  const shown = [asUtc - before, asUtc - after].filter((instant) => instant + offsetMs(instant) === asUtc);
  if (shown.length > 0) return { first: Math.min(...shown), last: Math.max(...shown) };
  const change = changeBetween(asUtc - after, asUtc - before);
  return { first: change, last: change };
}

/** Returns the moment at which the clocks change between two instants, to the minute. */
function changeBetween(from: number, to: number): number {
  const then = offsetMs(from);
  let [before, after] = [from, to];
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (offsetMs(middle) === then) before = middle;
    else after = middle;
  }
  return after;
}
