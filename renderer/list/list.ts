/**
 * A long list that lives in the main process: its count, the rows around what is shown, the row the keys act on and
 * what is selected. When the list changes, only what is shown is asked for again, and the first visible row stays
 * where it is.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem, Reply } from '../../electron/ipc/contract.ts';
import { allStale, missing, noRows, PAGE, type Range, type Rows, shifted, withPage } from './rows.ts';

/** How many match, and how many rows that makes where that is not the same. */
export interface Counted {
  readonly total: number;
  readonly rows?: number;
}

export const lengthOf = (count: Counted | null): number => count?.rows ?? count?.total ?? 0;

export interface Loaded<Count, Row> {
  count: Count;
  page: Row[];
}

export interface ListSource<Query, Count extends Counted, Row> {
  /** The count, and the page that is shown first. `early` is told when the rows are there before the count is. */
  load(
    query: Query,
    range: Range,
    early?: (found: Loaded<Count, Row>) => void,
  ): Promise<Reply<Loaded<Count, Row>>>;
  count(query: Query): Promise<Reply<Count>>;
  page(query: Query, count: Count, range: Range): Promise<Reply<Row[]>>;
  /** The position of a row, where the list can tell. */
  locate(query: Query, row: Row): Promise<number | null>;
  keyOf(row: Row): string;
}

export interface ListState<Query, Count, Row> {
  readonly query: Query;
  readonly count: Count | null;
  readonly rows: Rows<Row>;
  readonly problem: Problem | null;
  /** The row the keys act on. It stays with its row when others come in above it. */
  readonly cursor: number;
  /** Counts how often a person has moved the cursor: only then does the screen follow it. */
  readonly pointed: number;
  readonly selected: ReadonlyMap<string, Row>;
  /** Where a range selection starts. */
  readonly anchor: number;
  /** Rows that came in above the screen since the top was last seen. */
  readonly above: number;
  /** Row `from` has moved by `by`: the screen follows it. `seq` counts these. */
  readonly moved: { readonly seq: number; readonly from: number; readonly by: number };
  /** The screen is to be scrolled to `index`, to the screen's top where `top` is set; `seq` counts these. */
  readonly reveal: { readonly seq: number; readonly index: number; readonly top?: boolean };
}

export interface List<Query, Count extends Counted, Row> {
  readonly store: StoreApi<ListState<Query, Count, Row>>;
  readonly keyOf: (row: Row) => string;
  /** Shows another query, from its top. */
  setQuery(query: Query): Promise<void>;
  /** Tells which rows are on screen. */
  show(first: number, last: number, atTop: boolean): void;
  /** Asks again for the count and what is on screen. */
  refresh(): Promise<void>;
  setCursor(index: number): void;
  /** Scrolls a row into view; with `top`, right under the header of its section. */
  revealAt(index: number, top?: boolean): void;
  toggle(index: number): void;
  /** Selects from the anchor to a row, asking for rows that are not at hand. */
  selectTo(index: number): Promise<void>;
  select(rows: readonly Row[]): void;
  clear(): void;
  /** Changes rows at hand at once, before the main process has said so. */
  patch(change: (row: Row) => Row): void;
}

export function createList<Query, Count extends Counted, Row>(
  source: ListSource<Query, Count, Row>,
  initial: Query,
): List<Query, Count, Row> {
  const store = createStore<ListState<Query, Count, Row>>(() => ({
    query: initial,
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
  const visible = { first: 0, last: PAGE - 1, atTop: true };
  const asked = new Set<number>();
  // Until a person has chosen a row the keys act on the first one, whichever that is.
  let chosen = false;
  // Answers to questions from before the last change are not taken.
  let epoch = 0;
  let refreshing: Promise<void> | null = null;
  let again = false;

  const rowAt = (index: number) => store.getState().rows.at.get(index);

  const pump = () => {
    const { rows, count, query } = store.getState();
    if (!count) return;
    const asking = epoch;
    const { first, last } = visible;
    const total = lengthOf(count);
    // What is on screen comes first, then what a person who scrolls will see next, be it old.
    const next = missing({ at: rows.at, stale: noRows.stale }, first - PAGE, last + PAGE, total);
    const wanted = [...missing(rows, first, last, total), ...next];
    for (const range of wanted) {
      if (asked.size >= 2) return;
      if (asked.has(range.offset)) continue;
      asked.add(range.offset);
      void source.page(query, count, range).then((reply) => {
        if (asking !== epoch) return;
        asked.delete(range.offset);
        if (!reply.ok) return store.setState({ problem: reply.problem });
        store.setState((s) => ({
          rows: withPage(s.rows, range, reply.value, visible.first),
          problem: null,
        }));
        // A page that came back shorter than counted means the count is old.
        if (reply.value.length < range.limit) void refresh();
        else pump();
      });
    }
  };

  const nextEpoch = () => {
    asked.clear();
    return ++epoch;
  };

  const setQuery = async (query: Query) => {
    const mine = nextEpoch();
    store.setState({ query });
    const range = { offset: 0, limit: PAGE };
    const begin = ({ count, page }: Loaded<Count, Row>) => {
      visible.first = 0;
      visible.atTop = true;
      chosen = false;
      store.setState((s) => ({
        count,
        rows: withPage<Row>(noRows, range, page, 0),
        problem: null,
        cursor: 0,
        anchor: 0,
        above: 0,
        selected: new Map(),
        reveal: { seq: s.reveal.seq + 1, index: 0 },
      }));
    };
    let begun = false;
    const reply = await source.load(query, range, (found) => {
      if (mine !== epoch) return;
      begun = true;
      begin(found);
    });
    if (mine !== epoch) return;
    if (!reply.ok) {
      store.setState({ problem: reply.problem, count: null, rows: noRows });
      return;
    }
    if (begun) store.setState({ count: reply.value.count });
    else begin(reply.value);
    pump();
  };

  const placeOf = async (query: Query, row: Row, page: readonly Row[]): Promise<number | null> => {
    const key = source.keyOf(row);
    const found = page.findIndex((one) => source.keyOf(one) === key);
    return found >= 0 ? found : source.locate(query, row);
  };

  const refreshTop = async (query: Query) => {
    const asking = epoch;
    const { atTop } = visible;
    const range = { offset: 0, limit: PAGE };
    const reply = await source.load(query, range);
    if (asking !== epoch) return;
    if (!reply.ok) return store.setState({ problem: reply.problem });
    const current = chosen ? rowAt(store.getState().cursor) : undefined;
    const place = current ? await placeOf(query, current, reply.value.page) : null;
    if (asking !== epoch) return;
    // Scrolled down meanwhile: what is looked at now has to stay where it is.
    if (atTop && !visible.atTop) {
      again = true;
      return;
    }
    nextEpoch();
    store.setState((s) => {
      const end = Math.max(0, lengthOf(reply.value.count) - 1);
      const cursor = chosen ? Math.min(place ?? s.cursor, end) : 0;
      const anchor = Math.min(Math.max(0, s.anchor + cursor - s.cursor), end);
      const rows = withPage(allStale(s.rows), range, reply.value.page, 0);
      return { count: reply.value.count, rows, problem: null, cursor, anchor, above: 0 };
    });
  };

  const refreshAnchored = async (query: Query, anchorRow: Row, from: number) => {
    const asking = epoch;
    const [reply, place] = await Promise.all([source.count(query), source.locate(query, anchorRow)]);
    if (asking !== epoch) return;
    if (!reply.ok) return store.setState({ problem: reply.problem });
    nextEpoch();
    const by = place === null ? 0 : place - from;
    visible.first += by;
    visible.last += by;
    store.setState((s) => ({
      count: reply.value,
      rows: shifted(s.rows, by),
      problem: null,
      cursor: Math.min(Math.max(0, s.cursor + by), Math.max(0, lengthOf(reply.value) - 1)),
      anchor: Math.max(0, s.anchor + by),
      above: Math.max(0, s.above + by),
      moved: by === 0 ? s.moved : { seq: s.moved.seq + 1, from, by },
    }));
  };

  const refreshOnce = async () => {
    const { query } = store.getState();
    const anchorRow = visible.atTop ? undefined : rowAt(visible.first);
    if (anchorRow) await refreshAnchored(query, anchorRow, visible.first);
    else await refreshTop(query);
    pump();
  };

  const refresh = async (): Promise<void> => {
    if (refreshing) {
      again = true;
      return refreshing;
    }
    refreshing = (async () => {
      do {
        again = false;
        await refreshOnce();
      } while (again);
      refreshing = null;
    })();
    return refreshing;
  };

  return {
    store,
    keyOf: source.keyOf,
    setQuery,
    refresh,
    show: (first, last, atTop) => {
      Object.assign(visible, { first, last, atTop });
      if (atTop && store.getState().above > 0) store.setState({ above: 0 });
      pump();
    },
    setCursor: (index) => {
      const cursor = Math.min(Math.max(0, index), Math.max(0, lengthOf(store.getState().count) - 1));
      chosen = true;
      store.setState((s) => ({ cursor, anchor: cursor, pointed: s.pointed + 1 }));
    },
    revealAt: (index, top = false) =>
      store.setState((s) => ({ reveal: { seq: s.reveal.seq + 1, index, top } })),
    toggle: (index) => {
      const row = rowAt(index);
      if (!row) return;
      chosen = true;
      store.setState((s) => {
        const selected = new Map(s.selected);
        if (!selected.delete(source.keyOf(row))) selected.set(source.keyOf(row), row);
        return { selected, cursor: index, anchor: index, pointed: s.pointed + 1 };
      });
    },
    selectTo: async (index) => {
      const { anchor, query, count } = store.getState();
      if (!count) return;
      const asking = epoch;
      const first = Math.min(anchor, index);
      const last = Math.max(anchor, index);
      const found: Row[] = [];
      for (let i = first; i <= last; i++) {
        const row = rowAt(i);
        if (row) {
          found.push(row);
          continue;
        }
        const reply = await source.page(query, count, { offset: i, limit: Math.min(500, last - i + 1) });
        if (asking !== epoch || !reply.ok) return;
        found.push(...reply.value);
        i += Math.max(1, reply.value.length) - 1;
      }
      chosen = true;
      store.setState((s) => {
        const selected = new Map(s.selected);
        for (const row of found) selected.set(source.keyOf(row), row);
        return { selected, cursor: index, pointed: s.pointed + 1 };
      });
    },
    select: (rows) => store.setState({ selected: new Map(rows.map((row) => [source.keyOf(row), row])) }),
    clear: () => store.setState({ selected: new Map() }),
    patch: (change) =>
      store.setState((s) => {
        const at = new Map<number, Row>();
        for (const [index, row] of s.rows.at) at.set(index, change(row));
        return { rows: { at, stale: s.rows.stale } };
      }),
  };
}
