/** The feed as a long list: what it asks the main process for. */
import type { EventRow, FeedQuery, Output } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { createList } from '../state/list.ts';

export type FeedCount = Output<'feed.count'>;

export const wholeFeed: FeedQuery = {
  account: null,
  subscription: null,
  text: '',
  actions: [],
  subjects: [],
  unread: false,
  from: null,
  to: null,
};

export const refOf = (row: EventRow) => ({ account: row.account, id: row.id });
export const keyOfEvent = (row: EventRow) => `${row.account}/${row.id}`;

export const feedList = createList<FeedQuery, FeedCount, EventRow>(
  {
    load: async (query, range) => {
      const [count, page] = await Promise.all([
        ask('feed.count', query),
        ask('feed.page', { query, ...range }),
      ]);
      if (!count.ok) return count;
      if (!page.ok) return page;
      return { ok: true, value: { count: count.value, page: page.value } };
    },
    count: (query) => ask('feed.count', query),
    page: (query, _count, range) => ask('feed.page', { query, ...range }),
    locate: async (query, row) => {
      const reply = await ask('feed.locate', { query, event: refOf(row) });
      return reply.ok ? reply.value : null;
    },
    keyOf: keyOfEvent,
  },
  wholeFeed,
);
