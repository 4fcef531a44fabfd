import type { Activity } from '../../model/activity.ts';

type ActivityUnit = Activity['unit'];

/** The most stretches that can be told apart on a screen. */
const MOST = 92;
const HOUR = 3_600_000;
/** Shown when no beginning is asked for, days. */
const USUAL = 60;
/** How long a stretch is at least, ms. */
const lengths: Record<ActivityUnit, number> = {
  hour: HOUR,
  day: 23 * HOUR,
  week: 7 * 24 * HOUR - HOUR,
  month: 28 * 24 * HOUR - HOUR,
};

/**
 * Cuts `from` … `to` (epoch ms, `to` exclusive) into hours, days, weeks or months of the local zone, whichever is the
 * finest that can still be told apart. Gives where each begins, and the end of the last.
 */
export function stretches(from: number, to: number): { unit: ActivityUnit; starts: number[]; end: number } {
  const units: readonly ActivityUnit[] = ['hour', 'day', 'week'];
  const unit = units.find((one) => (to - from) / lengths[one] <= MOST) ?? 'month';
  const starts: number[] = [];
  let at = beginOf(unit, from);
  while (at < to && starts.length < 2 * MOST) {
    starts.push(at);
    at = next(unit, at);
  }
  return { unit, starts, end: at };
}

/** What is shown where the query leaves the time open: up to today's end, from 60 days before. */
export function usualRange(
  from: number | null,
  to: number | null,
  now: number,
): { from: number; to: number } {
  const end = to ?? next('day', beginOf('day', now));
  if (from !== null) return { from, to: Math.max(end, from + HOUR) };
  const day = new Date(end - 1);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - USUAL + 1);
  return { from: day.getTime(), to: end };
}

function beginOf(unit: ActivityUnit, time: number): number {
  const date = new Date(time);
  if (unit === 'hour') return date.setMinutes(0, 0, 0);
  date.setHours(0, 0, 0, 0);
  if (unit === 'month') date.setDate(1);
  return date.getTime();
}

function next(unit: ActivityUnit, start: number): number {
  if (unit === 'hour') return start + HOUR;
  const date = new Date(start);
  if (unit === 'month') date.setMonth(date.getMonth() + 1);
  else date.setDate(date.getDate() + (unit === 'day' ? 1 : 7));
  return date.getTime();
}
