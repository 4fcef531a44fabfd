/** What is snoozed as a long list, the first to come back on top. */
import type { Chosen, Output, SnoozedRow } from '../../electron/ipc/contract.ts';
import { countedSource } from '../list/counted-source.ts';
import { createList } from '../list/create-list.ts';
import { chosenOf, keyOfEither } from '../list/mixed-list.ts';
import { ask } from '../state/bridge.ts';

interface SnoozedQuery {
  /** null: all accounts. */
  readonly account: string | null;
}

export const snoozedList = createList<SnoozedQuery, Output<'snooze.count'>, SnoozedRow>(
  countedSource({
    count: (query) => ask('snooze.count', query),
    page: (query, _count, range) => ask('snooze.page', { ...query, ...range }),
    keyOf: (row) => keyOfEither(row.account, row.about),
  }),
  { account: null },
);

/** What a row stands for. */
export const whatOf = ({ account, about }: SnoozedRow): Chosen => chosenOf(account, about);
