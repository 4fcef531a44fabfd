import { startOfDay } from './days.ts';

/** Numbers of rows and events by local day, keyed by the start of the day (epoch ms). */
export type DayCounts = Map<number, { rows: number; events: number }>;

export function addToDay(days: DayCounts, start: number, rows: number, events: number): void {
  const before = days.get(start) ?? { rows: 0, events: 0 };
  days.set(start, { rows: before.rows + rows, events: before.events + events });
}

/** Returns the start of the day after the one that begins at `start`. */
export function nextDay(start: number): number {
  const date = new Date(start);
  date.setDate(date.getDate() + 1);
  return startOfDay(date.getTime());
}
