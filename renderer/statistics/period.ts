/** The periods that can be looked at, in local days. */
import { format, t } from '../strings/index.ts';

/** A period up to now, all of time, or a calendar year. */
export type PeriodId = 'week' | 'month' | 'year' | 'all' | `${number}`;

export const isPeriod = (text: string): text is PeriodId =>
  ['week', 'month', 'year', 'all'].includes(text) || /^\d{4}$/.test(text);

export interface Period {
  readonly id: PeriodId;
  readonly name: string;
  /** Epoch ms, at starts of local days; null: open. */
  readonly from: number | null;
  readonly to: number | null;
}

/** The start of the local day that is some days before or after the one of a time. */
export function dayFrom(time: number, days: number): number {
  const date = new Date(time);
  date.setHours(0, 0, 0, 0);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

const yearStart = (year: number): number => new Date(year, 0, 1).getTime();

export function periodOf(id: PeriodId, now: number): Period {
  if (id === 'week') return { id, name: t.statistics.periods.week, from: dayFrom(now, -6), to: null };
  if (id === 'month') return { id, name: t.statistics.periods.month, from: dayFrom(now, -29), to: null };
  if (id === 'all') return { id, name: t.statistics.periods.all, from: null, to: null };
  if (id === 'year') return { id, name: t.statistics.periods.year, from: yearBefore(now), to: null };
  const year = Number(id);
  return { id, name: format.year(yearStart(year)), from: yearStart(year), to: yearStart(year + 1) };
}

/** The day after the one a year ago, from which on twelve months are full. */
function yearBefore(now: number): number {
  const date = new Date(now);
  date.setFullYear(date.getFullYear() - 1);
  return dayFrom(date.getTime(), 1);
}

/** The periods that are offered: of calendar years those that have events. @param first the time of the first event. */
export function periodsOf(first: number | null, now: number): Period[] {
  const last = new Date(now).getFullYear();
  const since = first === null ? last : new Date(first).getFullYear();
  const years = Array.from({ length: Math.max(1, last - since + 1) }, (_, n): PeriodId => `${last - n}`);
  return (['week', 'month', 'year', 'all', ...years] as const).map((id) => periodOf(id, now));
}

/** The year that the calendar shows with a period: that year, or the twelve months up to now. */
export function calendarOf({ id, from, to }: Period, now: number): { from: number; to: number } {
  const isYear = from !== null && to !== null && id !== 'week';
  return isYear ? { from, to } : { from: yearBefore(now), to: dayFrom(now, 1) };
}
