import { type Counted, lengthOf } from './list.ts';
import type { ListContext } from './list-context.ts';
import { missing, noRows, PAGE, type Range, withPage } from './rows.ts';

/** Pages that are asked for at the same time. */
const PARALLEL_PAGES = 2;

/** A function that asks for the pages around the screen that are not at hand. `onShort`: a page was shorter than counted. */
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
    store.setState((s) => ({ rows: withPage(s.rows, range, reply.value, visible.first), problem: null }));
    // A page that came back shorter than counted means the count is old.
    if (reply.value.length < range.limit) onShort();
    else loadMissing();
  };

  const loadMissing = () => {
    const { rows, count, query } = store.getState();
    if (!count) return;
    const { first, last } = visible;
    const length = lengthOf(count);
    // What is on screen comes first, then what a person who scrolls will see next, even if it is stale.
    const next = missing({ at: rows.at, stale: noRows.stale }, first - PAGE, last + PAGE, length);
    for (const range of [...missing(rows, first, last, length), ...next]) {
      if (asked.size >= PARALLEL_PAGES) return;
      if (!asked.has(range.offset)) void load(query, count, range);
    }
  };
  return loadMissing;
}
