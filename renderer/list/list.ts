/**
 * A long list that lives in the main process: its count, the rows around what is shown, the row the keys act on and
 * what is selected. When the list changes, only what is shown is asked for again, and the first visible row stays
 * where it is.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Problem, Reply } from '../../electron/ipc/contract.ts';
import type { Range, Rows } from './rows.ts';

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
