/** Where a day is in the feed: read off the counts of the days, so that a million events cost what their days cost. */

export interface DayCount {
  /** The day's start, epoch ms. */
  readonly start: number;
  readonly count: number;
}

/**
 * Position of the first row at or before the end of a day; `days` are newest first. Null where nothing is that old.
 */
export function placeOfDay(days: readonly DayCount[], day: number): number | null {
  let place = 0;
  for (const { start, count } of days) {
    if (start <= day) return place;
    place += count;
  }
  return null;
}

/** A stretch of the list, counted from the day it begins on: what is newer need not be passed over to find it. */
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
