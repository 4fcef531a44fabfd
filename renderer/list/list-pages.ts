import { type Counted, lengthOf } from './list.ts';
import type { ListContext } from './list-context.ts';
import { BEYOND_ROWS, missing, noRows, PAGE_ROWS, type Range, sameRows, withPage } from './rows.ts';

/** Maximum number of pages requested at the same time. */
const PARALLEL_PAGES = 2;

/** How long a screen waits for the rows that it goes to, ms. */
const PATIENCE_MS = 100;

interface Pager {
  /** Requests the pages around the screen that are not loaded. */
  loadMissing(): void;
  /** Requests the rows from a position on that the screen has room for; settles once they are there, or soon. */
  prepare(index: number): Promise<void>;
}

/** Requests pages of rows; `onShort` runs if one is too short. */
export function createPager<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  onShort: () => void,
): Pager {
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

  const prepare = async (index: number) => {
    const { rows, count, query } = store.getState();
    if (!count) return;
    const length = lengthOf(count);
    if (missing(rows, index, index + visible.room - 1, length).length === 0) return;
    const offset = Math.max(0, index - BEYOND_ROWS);
    const end = Math.min(index + visible.room + BEYOND_ROWS, length);
    const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([load(query, count, { offset, limit: end - offset }), late]);
  };
  return { loadMissing, prepare };
}
