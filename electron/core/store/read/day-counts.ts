import { actions } from '../../model/actions.ts';

/** What there is of a day: rows, events, and the events by the code of their action. */
export interface DayCount {
  rows: number;
  events: number;
  byAction: readonly number[];
}

/** By local day, keyed by its start (epoch ms). */
export type DayCounts = Map<number, DayCount>;

/** The codes of all actions, from 0 on. */
const actionCodes = Object.values(actions)
  .map(({ code }) => code)
  .toSorted((a, b) => a - b);

/** Columns `a0` …: the number of events `e` with each action. A group for each would have them sorted, which takes longer. */
export const BY_ACTION = actionCodes
  .map((code) => `count(*) FILTER (WHERE e.action = ${code}) AS a${code}`)
  .join(', ');

/** Reads the columns of `BY_ACTION`. */
export const byActionOf = (row: Readonly<Record<string, number>>): number[] =>
  actionCodes.map((code) => row[`a${code}`] ?? 0);

/** Returns the counts of events of one action. */
export const ofAction = (action: number, events: number): number[] =>
  actionCodes.map((code) => (code === action ? events : 0));

export function addToDay(days: DayCounts, start: number, { rows, events, byAction }: DayCount): void {
  const before = days.get(start);
  if (before === undefined) {
    days.set(start, { rows, events, byAction });
    return;
  }
  days.set(start, {
    rows: before.rows + rows,
    events: before.events + events,
    byAction: before.byAction.map((n, code) => n + (byAction[code] ?? 0)),
  });
}
