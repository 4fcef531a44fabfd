import { type Counted, lengthOf } from './list.ts';
import type { ListContext } from './list-context.ts';
import { missing, noRows, PAGE_ROWS, type Range, sameRows, withPage } from './rows.ts';

/** Maximum number of pages requested at the same time. */
const PARALLEL_PAGES = 2;

/** Returns a function that requests the pages around the screen that are not loaded; `onShort` runs if a page is too short. */
export function createPager<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  onShort: () => void,
): () => void {
  const { source, store, visible, asked } = context;

  const load = async (query: Query, count: Count, range: Range) => {
    const { epoch } = context;
    asked.add(range.offset);
    const reply = await source.page(query, count, range);
    if (epoch !== context.epoch) return;
    asked.delete(range.offset);
    if (!reply.ok) return store.setState({ problem: reply.problem });
    store.setState((s) => ({
      rows: withPage(s.rows, range, sameRows(s.rows, reply.value, source.keyOf), visible.first),
      problem: null,
    }));
    // A page shorter than requested means that the count is outdated.
    if (reply.value.length < range.limit) onShort();
    else loadMissing();
  };

  const loadMissing = () => {
    const { rows, count, query } = store.getState();
    if (!count) return;
    const { first, last } = visible;
    const length = lengthOf(count);
    // Visible rows first, then the pages next to them; stale rows are good enough there.
    const next = missing({ at: rows.at, stale: noRows.stale }, first - PAGE_ROWS, last + PAGE_ROWS, length);
    for (const range of [...missing(rows, first, last, length), ...next]) {
      if (asked.size >= PARALLEL_PAGES) return;
      if (!asked.has(range.offset)) void load(query, count, range);
    }
  };
  return loadMissing;
}
