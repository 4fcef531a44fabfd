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

it('counts an event once that is selected with its burst', () => {
  const head = { account: 'a', id: 7 };
  const rows = [
    { ...head, read: false, burst: { events: 3, unread: 2, resources: 3, names: [] } },
    { account: 'a', id: 7, read: true, head },
    { account: 'a', id: 6, read: false, head },
    { account: 'a', id: 2, read: false },
  ] as unknown as FeedRow[];
  expect([changedBy(rows, true), changedBy(rows, false)]).toEqual([3, 1]);
});
