/** The state shared by the parts of a list. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Counted, ListSource, ListState, Place } from './list.ts';
import { noRows, PAGE_ROWS } from './rows.ts';

export interface ListContext<Query, Count extends Counted, Row> {
  readonly source: ListSource<Query, Count, Row>;
  readonly store: StoreApi<ListState<Query, Count, Row>>;
  /** The rows on screen, and for how many it has room. */
  readonly visible: { first: number; last: number; isAtTop: boolean; within: number; room: number };
  /**
   * The row that stays in place while others come in above it, and where it is. By now there may be another
   * row in that position: rows are read again before it is known where this one has moved to.
   */
  anchored: { index: number; row: Row } | null;
  /** Where to go as soon as its query is shown. */
  resume: Place<Row> | null;
  /** Offsets of the pages being requested. */
  readonly asked: Set<number>;
  /** Whether a person has chosen a row; until then the cursor stays on the first one. */
  isChosen: boolean;
  /** Increases when the whole list changes: replies to requests of an earlier epoch are ignored. */
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
    excluded: null,
    within: null,
    heading: null,
    anchor: 0,
    above: 0,
    moved: { seq: 0, from: 0, by: 0 },
    reveal: { seq: 0, index: 0 },
  }));
  return {
    source,
    store,
    visible: { first: 0, last: PAGE_ROWS - 1, isAtTop: true, within: 0, room: PAGE_ROWS },
    anchored: null,
    resume: null,
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

/** The section of a row; empty in a list whose sections cannot be selected. */
export function sectionOf<Query, Count extends Counted, Row>(
  { source, store }: ListContext<Query, Count, Row>,
  row: Row,
): string {
  const { query, count } = store.getState();
  return count === null ? '' : (source.sectionOf?.(query, count, row) ?? '');
}

/** Starts a new epoch: replies to earlier requests are ignored. */
export function nextEpoch(context: Pick<ListContext<never, never, never>, 'asked' | 'epoch'>): number {
  context.asked.clear();
  return ++context.epoch;
}
