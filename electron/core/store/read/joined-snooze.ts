import type { SnoozeState } from '../../model/snooze-state.ts';

/** The columns of a snooze that may be joined to something. */
export interface JoinedSnooze {
  until: number | null;
  back: number | null;
}

/** What a row says of its snooze, if it has one. */
export const snoozeOf = ({ until, back }: JoinedSnooze): { snooze?: SnoozeState } =>
  until === null ? {} : { snooze: { until, back } };
