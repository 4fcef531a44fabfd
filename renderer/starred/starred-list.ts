/** What has a star as a long list, what got it last on top. */
import type { Output, StarredRow } from '../../electron/ipc/contract.ts';
import { createList } from '../list/create-list.ts';
import { keyOfEither } from '../list/mixed-list.ts';
import { ask } from '../state/bridge.ts';

interface StarredQuery {
  /** null: all accounts. */
  readonly account: string | null;
}

export const starredList = createList<StarredQuery, Output<'star.count'>, StarredRow>(
  {
    load: async (query, range) => {
      const count = await ask('star.count', query);
      if (!count.ok) return count;
      const page = await ask('star.page', { ...query, ...range });
      return page.ok ? { ok: true, value: { count: count.value, page: page.value } } : page;
    },
    count: (query) => ask('star.count', query),
    page: (query, _count, range) => ask('star.page', { ...query, ...range }),
    // The position of a row cannot be requested; the list keeps its place by index.
    locate: async () => null,
    keyOf: ({ account, about }) => keyOfEither(account, about),
  },
  { account: null },
);
