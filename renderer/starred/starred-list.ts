/** What has a star as a long list, what got it last on top. */
import type { Output, StarredRow } from '../../electron/ipc/contract.ts';
import { countedSource } from '../list/counted-source.ts';
import { createList } from '../list/create-list.ts';
import { keyOfEither } from '../list/mixed-list.ts';
import { ask } from '../state/bridge.ts';

interface StarredQuery {
  /** null: all accounts. */
  readonly account: string | null;
}

export const starredList = createList<StarredQuery, Output<'star.count'>, StarredRow>(
  countedSource({
    count: (query) => ask('star.count', query),
    page: (query, _count, range) => ask('star.page', { ...query, ...range }),
    keyOf: ({ account, about }) => keyOfEither(account, about),
  }),
  { account: null },
);
