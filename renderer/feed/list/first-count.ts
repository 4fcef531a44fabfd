import type { FeedRow } from './feed-row.ts';
import type { FeedCount } from './open-bursts.ts';

/** A count of the first page alone; it is complete if there is only one page. */
export function countedSoFar(page: readonly FeedRow[], limit: number): FeedCount {
  const days: FeedCount['days'] = [];
  let total = 0;
  let unread = 0;
  for (const row of page) {
    const events = row.burst?.events ?? 1;
    total += events;
    unread += row.burst?.unread ?? (row.read ? 0 : 1);
    const start = new Date(row.time).setHours(0, 0, 0, 0);
    const day = days.at(-1);
    if (day?.start === start) {
      day.count += 1;
      day.events += events;
    } else days.push({ start, count: 1, events });
  }
  return { total, unread, rows: page.length, days, open: [], isPartial: page.length === limit };
}
