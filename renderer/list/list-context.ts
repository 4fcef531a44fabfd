/** What the parts of a list work on together. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Counted, ListSource, ListState } from './list.ts';
import { noRows, PAGE } from './rows.ts';

export interface ListContext<Query, Count extends Counted, Row> {
  readonly source: ListSource<Query, Count, Row>;
  readonly store: StoreApi<ListState<Query, Count, Row>>;
  /** Which rows are on screen. */
  readonly visible: { first: number; last: number; atTop: boolean };
  /** Offsets of the pages that are being asked for. */
  readonly asked: Set<number>;
  /** Until a person has chosen a row the keys act on the first one, whichever that is. */
  isChosen: boolean;
  /** Counts changes of the whole list: answers to questions from before the last one are not taken. */
  epoch: number;
}

export function createContext<Query, Count extends Counted, Row>(
  source: ListSource<Query, Count, Row>,
  query: Query,
): ListContext<Query, Count, Row> {
  const store = createStore<ListState<Query, Count, Row>>(() => ({
    query,
    count: null,
    rows: noRows,
    problem: null,
    cursor: 0,
    pointed: 0,
    selected: new Map(),
    anchor: 0,
    above: 0,
    moved: { seq: 0, from: 0, by: 0 },
    reveal: { seq: 0, index: 0 },
  }));
  return {
    source,
    store,
    visible: { first: 0, last: PAGE - 1, atTop: true },
    asked: new Set(),
    isChosen: false,
    epoch: 0,
  };
}

export function rowAt<Row>(
  { store }: { readonly store: StoreApi<ListState<unknown, unknown, Row>> },
  index: number,
): Row | undefined {
  return store.getState().rows.at.get(index);
}

/** Answers to what was asked so far are no longer taken; gives the new epoch. */
export function nextEpoch(context: Pick<ListContext<never, never, never>, 'asked' | 'epoch'>): number {
  context.asked.clear();
  return ++context.epoch;
}
