import type { Activity } from '../../model/activity.ts';
import { startOfDay } from '../schema/local-days.ts';

type Unit = Activity['unit'];

/** The lengths a stretch can have. */
interface Length {
  readonly unit: Unit;
  /** How many of the unit. */
  readonly step: number;
  /** How long it is at least, ms. */
  readonly ms: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The most stretches that can be told apart on a screen. */
const MOST = 96;
/** The most hours: a week of them, so that the nights stay visible. */
const MOST_HOURS = 7 * 24 + 1;
/** The shortest time that is shown, ms. */
const SHORTEST = 10 * MINUTE;

const minutes = [1, 2, 5, 10, 15].map((step): Length => ({ unit: 'minute', step, ms: step * MINUTE }));
const hour: Length = { unit: 'hour', step: 1, ms: HOUR };
/** Days have 23 hours when the clock is put forward; months and years differ. */
const longer: readonly Length[] = [
  { unit: 'day', step: 1, ms: DAY - HOUR },
  { unit: 'week', step: 1, ms: 7 * DAY - HOUR },
  { unit: 'month', step: 1, ms: 28 * DAY - HOUR },
];
const year: Length = { unit: 'year', step: 1, ms: 365 * DAY - HOUR };

/**
 * Cuts `from` … `to` (epoch ms, `to` exclusive) into stretches of the local zone: minutes under a day, hours under a week, and
 * beyond that the finest of days, weeks, months and years that can still be told apart. Returns where each begins, and the end of
 * the last.
 */
export function stretches(
  from: number,
  to: number,
): { unit: Unit; step: number; starts: number[]; end: number } {
  const until = Math.max(to, from + SHORTEST);
  const length = lengthFor(until - from);
  const starts: number[] = [];
  let at = beginOf(length, from);
  while (at < until && starts.length < 2 * MOST) {
    starts.push(at);
    at = next(length, at);
  }
  return { unit: length.unit, step: length.step, starts, end: at };
}

function lengthFor(span: number): Length {
  if (span < DAY) return minutes.find(({ ms }) => span / ms <= MOST) ?? hour;
  if (span / HOUR < MOST_HOURS) return hour;
  return longer.find(({ ms }) => span / ms <= MOST) ?? year;
}

function beginOf({ unit, step }: Length, time: number): number {
  const date = new Date(time);
  if (unit === 'minute') return date.setMinutes(Math.floor(date.getMinutes() / step) * step, 0, 0);
  if (unit === 'hour') return date.setMinutes(0, 0, 0);
  // Weeks begin on Mondays.
  if (unit === 'week') date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
  if (unit === 'month') date.setDate(1);
  if (unit === 'year') date.setMonth(0, 1);
  return startOfDay(date.getTime());
}

function next({ unit, step, ms }: Length, start: number): number {
  if (unit === 'minute' || unit === 'hour') return start + ms;
  const date = new Date(start);
  if (unit === 'year') date.setFullYear(date.getFullYear() + step);
  else if (unit === 'month') date.setMonth(date.getMonth() + step);
  else date.setDate(date.getDate() + (unit === 'day' ? step : 7 * step));
  return date.getTime();
}
