import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noFilter } from '../../electron/core/query/filter.ts';
import type { FeedQuery } from '../../electron/ipc/contract.ts';
import { useFilters } from '../query/filter-store.ts';
import { useView } from '../state/view-store.ts';
import { followQuery } from './follow-query.ts';
import { feedList } from './list/feed-list.ts';

const MINUTE = 60_000;
let asked: FeedQuery[];
let stop = () => {};

/** The words and times that were asked for since the last look, one request each. */
const seen = () =>
  asked.splice(0).map(({ from, where }) => [from, ...where.flatMap(({ values }): unknown[] => [...values])]);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 4, 4, 12) });
  asked = [];
  vi.stubGlobal('window', {
    aruna: {
      async request(channel: string, input: { query: FeedQuery }) {
        if (channel === 'feed.page') asked.push(input.query);
        return { ok: true, value: channel === 'feed.page' ? [] : { total: 0, unread: 0, rows: 0, days: [] } };
      },
    },
  });
  stop = followQuery();
});
afterEach(() => {
  stop();
  useFilters.setState({ line: '', chips: noFilter });
  useView.getState().goFeed({});
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks in the event that changes the query, and once', () => {
  expect(seen()).toEqual([[null]]);
  useFilters.getState().setLine('so');
  expect(seen()).toEqual([[null, 'so']]);
  useView.getState().goFeed({ subscription: { account: 'a', id: 's' } });
  expect(asked.splice(0)).toMatchObject([{ account: 'a', where: [{ field: 'text' }, { field: 'in' }] }]);
});

it('asks for nothing again that is shown, whatever else changes', () => {
  useFilters.getState().setLine('so');
  seen();
  useFilters.getState().setLine('so ');
  useView.getState().setSidebar(true);
  expect(seen()).toEqual([]);
  expect(feedList.store.getState().query.where).toHaveLength(1);
});

it('moves on with the clock where a time depends on it, and keeps the place', async () => {
  useFilters.getState().setLine('soil');
  seen();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(seen()).toEqual([]);
  useFilters.getState().setLine('last:1h');
  const [[from]] = seen() as [[number]];
  const place = vi.spyOn(feedList, 'place');
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  const moved = seen().map(([time]) => time as number);
  expect(moved.at(-1)).toBeGreaterThan(from);
  expect(place).toHaveBeenCalledTimes(moved.length);
});

it('asks for nothing more once it has stopped', async () => {
  seen();
  stop();
  useFilters.getState().setLine('last:1h');
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(seen()).toEqual([]);
});
