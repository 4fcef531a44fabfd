/**
 * Returns the start of the local day that contains `time` (both epoch milliseconds). In the time zone of the process a day
 * may have 23 or 25 hours, and may not begin at midnight if the clock changes then.
 */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
