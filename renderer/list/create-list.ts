import type { Counted, List, ListSource } from './list.ts';
import { createContext, nextEpoch, sectionOf } from './list-context.ts';
import { createPager } from './list-pages.ts';
import { placeIn } from './list-place.ts';
import { setQuery } from './list-query.ts';
import { createRefresh } from './list-refresh.ts';
import { createSelection, isRowSelected } from './list-selection.ts';
import { folded } from './rows.ts';

/** Creates a list over a source. It is empty until `setQuery` is called. */
export function createList<Query, Count extends Counted, Row>(
  source: ListSource<Query, Count, Row>,
  initial: Query,
): List<Query, Count, Row> {
  const context = createContext(source, initial);
  const { store, visible } = context;
  const { loadMissing, prepare } = createPager(context, () => void refresh());
  const refresh = createRefresh(context, loadMissing);
  return {
    store,
    keyOf: source.keyOf,
    sectionOf: (row) => sectionOf(context, row),
    isSelected: (state, row) => isRowSelected(context, state, row),
    ...createSelection(context),
    setQuery: (query) => setQuery(context, query, loadMissing),
    refresh,
    show: (first, last, isAtTop, room) => {
      Object.assign(visible, { first, last, isAtTop, room });
      if (isAtTop && store.getState().above > 0) store.setState({ above: 0 });
      loadMissing();
    },
    scrolled: (within) => {
      visible.within = within;
    },
    place: () => placeIn(context),
    resume: (place) => {
      context.resume = place;
    },
    prepare,
    revealAt: (index, top = false) =>
      store.setState((s) => ({ reveal: { seq: s.reveal.seq + 1, index, top } })),
    fold: (at, by, count) => {
      nextEpoch(context);
      store.setState((s) => ({
        count,
        rows: folded(s.rows, at, by),
        cursor: foldedCursor(s.cursor, at, by),
      }));
      loadMissing();
    },
    patch: (change) =>
      store.setState((s) => {
        const at = new Map<number, Row>();
        for (const [index, row] of s.rows.at) at.set(index, change(row));
        return { rows: { at, stale: s.rows.stale } };
      }),
  };
}

/** Where the cursor is after rows came or went: on its row, or on what takes the place of a row that went. */
function foldedCursor(cursor: number, at: number, by: number): number {
  if (cursor < at) return cursor;
  return cursor < at - by ? at : cursor + by;
}
