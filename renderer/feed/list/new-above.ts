import type { FeedRow } from './feed-row.ts';
import type { FeedCount } from './open-bursts.ts';

/** How many events there are more, on the day of a row and later. Bursts above it may have grown without a new row. */
export function newAbove(
  before: FeedCount,
  after: FeedCount,
  { time }: Pick<FeedRow, 'time'>,
): number | null {
  if (before.isPartial || after.isPartial) return null;
  const day = new Date(time).setHours(0, 0, 0, 0);
  const events = ({ days }: FeedCount) =>
    days.reduce((sum, { start, events: n }) => (start >= day ? sum + n : sum), 0);
  return events(after) - events(before);
}
