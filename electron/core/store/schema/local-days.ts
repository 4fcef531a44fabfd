/**
 * Returns the start of the local day that contains `time` (both epoch milliseconds). In the time zone of the process a day
 * may have 23 or 25 hours, and may not begin at midnight if the clock changes then.
 */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** Returns the start of the day after the one that begins at `start`. */
export function nextDay(start: number): number {
  const date = new Date(start);
  date.setDate(date.getDate() + 1);
  return startOfDay(date.getTime());
}

/** Returns the start of the first day that begins at this time or later. */
export function dayFrom(time: number): number {
  const start = startOfDay(time);
  return start === time ? start : nextDay(start);
}

/** Moments at which the offsets of two zones, or of one after its rules changed, most likely differ. */
const probes = [2000, 2012, 2020, 2026, 2032].flatMap((year) => [Date.UTC(year, 0), Date.UTC(year, 6)]);
let known = { offsets: '', zone: '' };

/**
 * Returns what the days of this process depend on: its time zone, and the edition of the rules of time zones. Asking for the
 * zone takes a tenth of a millisecond, so it is asked for again only when an offset has changed.
 */
export function localZone(): string {
  const offsets = probes.map((time) => new Date(time).getTimezoneOffset()).join(' ');
  if (offsets !== known.offsets) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    known = { offsets, zone: `${timeZone} ${process.versions.tz ?? ''}` };
  }
  return known.zone;
}
