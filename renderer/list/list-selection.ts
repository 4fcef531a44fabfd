import { type Counted, type List, lengthOf } from './list.ts';
import { type ListContext, rowAt } from './list-context.ts';

/** Rows requested at a time when a range includes rows that are not loaded. */
const RANGE_ROWS = 500;

/** The cursor and the selection of a list. */
export function createSelection<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
): Pick<List<Query, Count, Row>, 'setCursor' | 'toggle' | 'selectTo' | 'select' | 'clear'> {
  const { source, store } = context;
  return {
    setCursor: (index) => {
      const cursor = Math.min(Math.max(0, index), Math.max(0, lengthOf(store.getState().count) - 1));
      context.isChosen = true;
      store.setState((s) => ({ cursor, anchor: cursor, pointed: s.pointed + 1 }));
    },
    toggle: (index) => {
      const row = rowAt(context, index);
      if (!row) return;
      context.isChosen = true;
      store.setState((s) => {
        const selected = new Map(s.selected);
        if (!selected.delete(source.keyOf(row))) selected.set(source.keyOf(row), row);
        return { selected, cursor: index, anchor: index, pointed: s.pointed + 1 };
      });
    },
    selectTo: async (index) => {
      const found = await rowsToAnchor(context, index);
      if (found === null) return;
      context.isChosen = true;
      store.setState((s) => {
        const selected = new Map(s.selected);
        for (const row of found) selected.set(source.keyOf(row), row);
        return { selected, cursor: index, pointed: s.pointed + 1 };
      });
    },
    select: (rows) => store.setState({ selected: new Map(rows.map((row) => [source.keyOf(row), row])) }),
    clear: () => store.setState({ selected: new Map() }),
  };
}

/** The rows from the anchor to an index; null if a request fails or the list has changed in the meantime. */
async function rowsToAnchor<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  index: number,
): Promise<readonly Row[] | null> {
  const { source, store, epoch } = context;
  const { anchor, query, count } = store.getState();
  if (!count) return null;
  const last = Math.max(anchor, index);
  const found: Row[] = [];
  let next = Math.min(anchor, index);
  while (next <= last) {
    const row = rowAt(context, next);
    if (row) {
      found.push(row);
      next++;
      continue;
    }
    const limit = Math.min(RANGE_ROWS, last - next + 1);
    const reply = await source.page(query, count, { offset: next, limit });
    if (epoch !== context.epoch || !reply.ok) return null;
    found.push(...reply.value);
    next += Math.max(1, reply.value.length);
  }
  return found;
}
