import { problem } from '../../electron/core/model/problem.ts';
import { sayProblem } from '../state/toast-store.ts';
import { type Counted, type List, type ListState, lengthOf } from './list.ts';
import { type ListContext, rowAt } from './list-context.ts';

/** The most rows that can be listed as selected, or as left out of all; the main process takes no longer list. */
const MAX_LISTED = 10_000;
/** Rows requested at a time when a range includes rows that are not loaded. */
const RANGE_ROWS = 500;

type Selection<Row> = Pick<ListState<unknown, unknown, Row>, 'selected' | 'excluded'>;

export function isSelected<Row>({ selected, excluded }: Selection<Row>, key: string): boolean {
  return excluded === null ? selected.has(key) : !excluded.has(key);
}

export function selectedCount<Row>({
  selected,
  excluded,
  count,
}: Selection<Row> & { readonly count: Counted | null }): number {
  return excluded === null ? selected.size : Math.max(0, lengthOf(count) - excluded.size);
}

function withListed<Row>({ excluded }: Selection<Row>, listed: ReadonlyMap<string, Row>) {
  return excluded === null ? { selected: listed } : { excluded: listed };
}

const allSelected = () => ({ selected: new Map<string, never>(), excluded: new Map<string, never>() });

/** Tells the person that a selection is too large; it stays as it is. */
function sayTooMany(): void {
  sayProblem(problem('too-many-to-select', { most: MAX_LISTED }));
}

/** The cursor and the selection of a list. */
export function createSelection<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
): Pick<List<Query, Count, Row>, 'setCursor' | 'toggle' | 'selectTo' | 'selectAll' | 'clear'> {
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
        // While all are selected, those that are not are listed instead.
        const listed = new Map(s.excluded ?? s.selected);
        if (!listed.delete(source.keyOf(row))) listed.set(source.keyOf(row), row);
        if (listed.size > MAX_LISTED) {
          sayTooMany();
          return s;
        }
        return { ...withListed(s, listed), cursor: index, anchor: index, pointed: s.pointed + 1 };
      });
    },
    selectTo: async (index) => {
      const { anchor, count } = store.getState();
      const size = Math.abs(index - anchor) + 1;
      // Of a large range no rows are loaded: it is everything, or too much.
      if (size > MAX_LISTED && size === lengthOf(count)) {
        return store.setState((s) => ({ ...allSelected(), cursor: index, pointed: s.pointed + 1 }));
      }
      if (size > MAX_LISTED) return sayTooMany();
      const found = await rowsToAnchor(context, index);
      if (found === null) return;
      context.isChosen = true;
      store.setState((s) => {
        const listed = new Map(s.excluded ?? s.selected);
        for (const row of found) {
          if (s.excluded) listed.delete(source.keyOf(row));
          else listed.set(source.keyOf(row), row);
        }
        if (listed.size > MAX_LISTED) {
          sayTooMany();
          return s;
        }
        return { ...withListed(s, listed), cursor: index, pointed: s.pointed + 1 };
      });
    },
    selectAll: () => store.setState(allSelected()),
    clear: () => store.setState({ selected: new Map(), excluded: null }),
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
