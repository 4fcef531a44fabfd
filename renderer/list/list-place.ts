import { type Counted, lengthOf, type Place } from './list.ts';
import { type ListContext, rowAt } from './list-context.ts';

/** Where the person is. */
export function placeIn<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
): Place<Row> {
  // A page that ends before it got there leaves the place to the next one.
  if (context.resume) return context.resume;
  const { visible, store } = context;
  const { query, cursor, selected, excluded } = store.getState();
  const row = visible.isAtTop ? undefined : rowAt(context, visible.first);
  return {
    query: JSON.stringify(query),
    first: row === undefined ? null : { row, index: visible.first, within: visible.within },
    chosen: context.isChosen ? { row: rowAt(context, cursor) ?? null, index: cursor } : null,
    selected: [...selected.values()],
    excluded: excluded && [...excluded.values()],
  };
}

/**
 * Goes to the place that waits, if there is one. Its rows are looked for, since others may have come in above. Does
 * nothing while the list is counted only in part: it is called again with the full count.
 */
export async function resumePlace<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
): Promise<void> {
  const { resume: place, source, store, visible, epoch } = context;
  const { count, query } = store.getState();
  if (place === null || count === null || count.isPartial) return;
  const end = Math.max(0, lengthOf(count) - 1);
  const find = async (was: { row: Row | null; index: number } | null) => {
    if (was === null) return null;
    const found = was.row && (await source.locate(query, was.row));
    return Math.min(found ?? was.index, end);
  };
  const [first, chosen] = await Promise.all([find(place.first), find(place.chosen)]);
  if (epoch !== context.epoch || context.resume !== place) return;
  context.resume = null;
  if (context.isChosen || !visible.isAtTop) return;
  context.isChosen = chosen !== null;
  const byKey = (rows: readonly Row[]) => new Map(rows.map((row) => [source.keyOf(row), row]));
  store.setState((s) => ({
    cursor: chosen ?? 0,
    anchor: chosen ?? 0,
    selected: byKey(place.selected),
    excluded: place.excluded && byKey(place.excluded),
    ...(place.first &&
      first !== null && {
        reveal: { seq: s.reveal.seq + 1, index: first, within: place.first.within },
      }),
  }));
  if (place.first === null || first === null) return;
  const { within } = place.first;
  Object.assign(visible, { first, last: Math.min(first + visible.last, end), isAtTop: false, within });
}
