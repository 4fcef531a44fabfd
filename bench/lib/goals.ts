import { fixed, table } from './table.ts';

/** A figure and its goal. */
export interface Goal {
  name: string;
  /** Null if it was not measured in this run. */
  value: number | null;
  goal: number;
  /** Whether the figure may be at most the goal, must stay below it, or must reach it. */
  is: 'at most' | 'below' | 'at least';
  unit: string;
  met: boolean | null;
  /** A remark on how it was measured. */
  note?: string | undefined;
}

export function goal(
  name: string,
  value: number | null,
  is: Goal['is'],
  limit: number,
  unit: string,
  note?: string,
): Goal {
  const measured = value !== null && Number.isFinite(value) ? value : null;
  const met =
    measured === null
      ? null
      : is === 'below'
        ? measured < limit
        : is === 'at most'
          ? measured <= limit
          : measured >= limit;
  return { name, value: measured, goal: limit, is, unit, met, ...(note === undefined ? {} : { note }) };
}

/** Returns the goals as a table. */
export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ name, value, goal: limit, is, unit, met, note }) => [
    name,
    value === null ? '–' : `${fixed(value, unit === '' ? 2 : 1)} ${unit}`.trim(),
    `${is} ${limit} ${unit}`.trim(),
    met === null ? 'not measured' : met ? 'met' : 'missed',
    note ?? '',
  ]);
  return table(['figure', 'measured', 'goal', '', 'note'], rows);
}
