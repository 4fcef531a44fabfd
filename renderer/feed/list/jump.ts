/** Finds a day in the feed. It uses the counts of the days, so the cost depends on the days and not on the events. */

interface DayCount {
  /** The day's start, epoch ms. */
  readonly start: number;
  readonly count: number;
}

/**
 * Position of the first row at or before the end of a day; `days` are newest first. Null if nothing is that old.
 */
export function placeOfDay(days: readonly DayCount[], day: number): number | null {
  let place = 0;
  for (const { start, count } of days) {
    if (start <= day) return place;
    place += count;
  }
  return null;
}

/** A range of the list relative to the day it starts on, so that the database need not skip all newer rows. */
export function fromDay(
  days: readonly DayCount[],
  { offset, limit }: { offset: number; limit: number },
): { offset: number; limit: number; before: number | null } {
  let before: number | null = null;
  let newer = 0;
  for (const { start, count } of days) {
    if (newer + count > offset) break;
    newer += count;
    before = start;
  }
  return { offset: offset - newer, limit, before };
}
