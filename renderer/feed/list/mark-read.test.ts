import { expect, it } from 'vitest';
import type { FeedRow } from './feed-row.ts';
import { changedBy } from './mark-read.ts';

it('counts what marking changes, in bursts too', () => {
  const rows = [
    { read: false },
    { read: true },
    { read: true, burst: { events: 8, unread: 3, resources: 8, names: [] } },
  ] as unknown as FeedRow[];
  expect([changedBy(rows, true), changedBy(rows, false)]).toEqual([4, 6]);
});
