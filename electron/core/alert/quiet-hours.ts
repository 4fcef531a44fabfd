import type { QuietHours, QuietRange } from '../model/quiet-hours.ts';
import { instantsOf } from './wall-time.ts';

/** Ranges that begin this many days ago may last until today: they are up to a day long, and clocks may be set back. */
const daysBack = 2;
/** Quiet hours without a gap for this many days have none: clocks are not set forward over the same gap week after week. */
const daysAhead = 21;

/** From one instant up to, and not including, another; epoch ms. */
interface Span {
  start: number;
  end: number;
}

/**
 * Returns until when it is quiet, epoch ms: ranges that follow one another are one. null: it is not quiet now. 'always': the
 * table has no gap. Times are of the local time zone; `now` is in epoch ms.
 */
export function quietUntil(table: QuietHours, now: number): number | 'always' | null {
  const spans: Span[] = [];
  let until: number | null = null;
  for (const { midnight, spans: more } of days(table, now)) {
    // What begins on this day or later cannot follow.
    if (midnight > (until ?? now)) return until;
    spans.push(...more);
    for (let on = at(spans, until ?? now); on.length > 0; on = at(spans, until))
      until = Math.max(...on.map(({ end }) => end));
  }
  return until === null ? null : 'always';
}

/** Returns when it next becomes quiet after `now`, epoch ms; null if that is not within three weeks. */
export function nextQuiet(table: QuietHours, now: number): number | null {
  for (const { spans } of days(table, now)) {
    const starts = spans.flatMap(({ start }) => (start > now ? start : []));
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

const at = (spans: readonly Span[], instant: number) =>
  spans.filter(({ start, end }) => start <= instant && instant < end);

/** Gives the days around now, one after the other, with when each begins and the quiet spans that begin on it. */
function* days({ isOn, ranges }: QuietHours, now: number): Generator<{ midnight: number; spans: Span[] }> {
  if (!isOn || ranges.length === 0) return;
  const today = new Date(now);
  for (let n = -daysBack; n <= daysAhead; n++) {
    const date = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + n));
    const spans = ranges
      .filter((range) => range.days.includes(date.getUTCDay()))
      .map((range) => spanOn(date, range))
      .filter(({ start, end }) => start < end);
    yield { midnight: instantsOf({ ...calendarDay(date), minutes: 0 }).first, spans };
  }
}

const calendarDay = (date: Date) => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth(),
  day: date.getUTCDate(),
});

/** The range that begins on a day of the calendar, which is given as midnight in UTC. */
function spanOn(date: Date, { from, to }: QuietRange): Span {
  const on = calendarDay(date);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return {
    start: instantsOf({ ...on, minutes: start }).first,
    end: instantsOf({ ...on, minutes: end > start ? end : end + 1_440 }).last,
  };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
