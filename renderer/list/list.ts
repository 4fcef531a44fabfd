/**
 * A long list that lives in the main process: its count, the rows around the visible ones, the cursor and the
 * selection. When the list changes, only visible rows are requested again, and the first of them stays in place.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Place, Problem, Reply } from '../../electron/ipc/contract.ts';

import type { Range, Rows } from './rows.ts';

export type { Place } from '../../electron/ipc/contract.ts';

/** The number of matches, and of rows if that differs. */
export interface Counted {
  readonly total: number;
  readonly rows?: number;
  /** Only the first page was counted so far. */
  readonly isPartial?: boolean;
  /** Some of the matches have no row, as they are in sections that are collapsed. */
  readonly isFolded?: boolean;
}

export const lengthOf = (count: Counted | null): number => count?.rows ?? count?.total ?? 0;

export interface Loaded<Count, Row> {
  count: Count;
  page: Row[];
}

export interface ListSource<Query, Count extends Counted, Row> {
  /** Loads the count and the first page. Calls `early` if the rows are available before the count. */
  load(
    query: Query,
    range: Range,
    early?: (found: Loaded<Count, Row>) => void,
  ): Promise<Reply<Loaded<Count, Row>>>;
  count(query: Query): Promise<Reply<Count>>;
  page(query: Query, count: Count, range: Range): Promise<Reply<Row[]>>;
  /** The position of a row; null if the list cannot tell. */
  locate(query: Query, row: Row): Promise<number | null>;
  keyOf(row: Row): string;
  /** Rows can change places. What is on screen then stays where it is, and the cursor follows its row. */
  readonly reorders?: boolean;
  /** The section of a row, in a list whose sections can be selected as a whole. */
  sectionOf?(query: Query, count: Count, row: Row): string;
  /** The key of the row that a row is a part of, as an event is of its burst; null if it stands by itself. */
  wholeOf?(row: Row): string | null;
  /**
   * How many are new above a row, where that is more than the rows that came in above it: rows can grow. Null if that cannot
   * be told.
   */
  newAbove?(before: Count, after: Count, row: Row): number | null;
}

export interface ListState<Query, Count, Row> {
  readonly query: Query;
  readonly count: Count | null;
  readonly rows: Rows<Row>;
  readonly problem: Problem | null;
  /** Index of the row that keys act on. It follows its row when others are inserted above. */
  readonly cursor: number;
  /** Increases when a person moves the cursor: only then does the screen follow it. */
  readonly pointed: number;
  readonly selected: ReadonlyMap<string, Row>;
  /** While all that match, or all of some sections, are selected: the rows of them that are not. Null otherwise. */
  readonly excluded: ReadonlyMap<string, Row> | null;
  /** While all of some sections are selected: which; `selected` has rows of others. Null while it is about the whole list. */
  readonly within: ReadonlySet<string> | null;
  /** The collapsed section whose heading keys act on instead of a row; null if it is a row. */
  readonly heading: string | null;
  /** Index where a range selection starts. */
  readonly anchor: number;
  /** Number of rows inserted above the screen since the top was last visible. */
  readonly above: number;
  /** Row `from` has moved by `by`, and the screen follows it. `seq` increases each time. */
  readonly moved: { readonly seq: number; readonly from: number; readonly by: number };
  /** A request to scroll to `index`, with `top` to the top of the screen. `seq` increases each time. */
  readonly reveal: {
    readonly seq: number;
    readonly index: number;
    readonly top?: boolean;
    /** Scrolls so that this much of the row is above the screen, px; negative below its top. */
    readonly within?: number;
  };
}

export interface List<Query, Count extends Counted, Row> {
  readonly store: StoreApi<ListState<Query, Count, Row>>;
  readonly keyOf: (row: Row) => string;
  /** The section of a row; empty in a list whose sections cannot be selected. */
  readonly sectionOf: (row: Row) => string;
  /** Whether a row is selected, by itself or with what it is a part of. */
  isSelected(state: ListState<Query, Count, Row>, row: Row): boolean;
  /** Shows another query, from its top. */
  setQuery(query: Query): Promise<void>;
  /** Reports which rows are on screen, and for how many it has room. */
  show(first: number, last: number, isAtTop: boolean, room: number): void;
  /** Reports how much of the first row is above the screen, px; negative where its header is in between. */
  scrolled(within: number): void;
  /** Where the person is. */
  place(): Place<Row>;
  /** Goes to this place as soon as its query is shown. Another query, scrolling or choosing a row makes it obsolete. */
  resume(place: Place<Row>): void;
  /** Requests the count and the visible rows again. */
  refresh(): Promise<void>;
  setCursor(index: number): void;
  /** Has keys act on the heading of a collapsed section. */
  setHeading(key: string): void;
  /** Rows of a section came or went as it was expanded or collapsed: `by` of them, from a position on. */
  fold(at: number, by: number, count: Count): void;
  /**
   * Requests the rows from a position on that the screen has room for, so that they are at hand when it goes there. Settles once they
   * are, or soon where that takes long.
   */
  prepare(index: number): Promise<void>;
  /** Scrolls a row into view; with `top`, directly below the header of its section. */
  revealAt(index: number, top?: boolean): void;
  toggle(index: number): void;
  /** Selects from the anchor to a row, requesting rows that are not loaded. */
  selectTo(index: number): Promise<void>;
  /** Selects all of a section, or none of it. @param all the keys of all sections. */
  selectSection(key: string, isOn: boolean, all: readonly string[]): void;
  /** Selects all that match, loaded or not. */
  selectAll(): void;
  clear(): void;
  /** Changes loaded rows immediately, before the main process confirms it. */
  patch(change: (row: Row) => Row): void;
}
