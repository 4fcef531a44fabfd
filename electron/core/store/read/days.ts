/**
 * The start of the local day that holds `time` (both epoch milliseconds). Days are those of the process's time zone, so
 * they may have 23 or 25 hours, and one that begins with a change of the clock may not begin at midnight.
 */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
