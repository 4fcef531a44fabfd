/**
 * The loaded rows of a list, by position. The list itself lives in the main process; this keeps the pages around the
 * visible rows, survives insertions above, and knows which positions have to be requested.
 */

export const PAGE_ROWS = 100;
/** Rows beyond the screen that are requested with it. */
export const BEYOND_ROWS = 10;
/** Rows kept before and after the visible ones; others are dropped. */
const KEEP_ROWS = 2000;

export interface Rows<Row> {
  readonly at: ReadonlyMap<number, Row>;
  /** Positions of rows that are shown but have to be requested again. */
  readonly stale: ReadonlySet<number>;
}

export interface Range {
  readonly offset: number;
  readonly limit: number;
}

export const noRows: Rows<never> = { at: new Map<number, never>(), stale: new Set() };

/** Adds a page, keeping rows near `around`. A short page removes the rows it no longer contains. */
export function withPage<Row>(
  rows: Rows<Row>,
  range: Range,
  page: readonly Row[],
  around: number,
): Rows<Row> {
  const at = new Map<number, Row>();
  const stale = new Set<number>();
  for (const [index, row] of rows.at) {
    if (index >= range.offset && index < range.offset + range.limit) continue;
    if (Math.abs(index - around) > KEEP_ROWS) continue;
    at.set(index, row);
    if (rows.stale.has(index)) stale.add(index);
  }
  page.forEach((row, i) => {
    at.set(range.offset + i, row);
  });
  return { at, stale };
}

/** Returns the rows of a page; those that are as they were keep their identity, so that they need not be drawn again. */
export function sameRows<Row>(rows: Rows<Row>, page: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const known = new Map<string, Row>();
  for (const row of rows.at.values()) known.set(keyOf(row), row);
  return page.map((row) => {
    const before = known.get(keyOf(row));
    return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row;
  });
}

/** Marks all rows as stale: they stay on screen and are requested again when visible. */
export function allStale<Row>(rows: Rows<Row>): Rows<Row> {
  return { at: rows.at, stale: new Set(rows.at.keys()) };
}

/** Moves all rows by `by` positions, after insertions or removals above, and marks them as stale. */
export function shifted<Row>(rows: Rows<Row>, by: number): Rows<Row> {
  if (by === 0) return allStale(rows);
  const at = new Map<number, Row>();
  for (const [index, row] of rows.at) if (index + by >= 0) at.set(index + by, row);
  return { at, stale: new Set(at.keys()) };
}

/** Moves the rows from `at` on by `by` positions, as a section was expanded or, with `by` below 0, collapsed. */
export function folded<Row>(rows: Rows<Row>, at: number, by: number): Rows<Row> {
  const moved = (index: number) => (index < at ? index : index + by);
  const stays = (index: number) => index < at || index >= at - by;
  return {
    at: new Map([...rows.at].flatMap(([index, row]) => (stays(index) ? [[moved(index), row]] : []))),
    stale: new Set([...rows.stale].filter(stays).map(moved)),
  };
}

/** Pages, aligned to `PAGE_ROWS`, that cover first … last and are missing or stale in part; none reaches beyond `total`. */
export function missing<Row>(rows: Rows<Row>, first: number, last: number, total: number): Range[] {
  const ranges: Range[] = [];
  const end = Math.min(last, total - 1);
  for (
    let offset = Math.floor(Math.max(0, first) / PAGE_ROWS) * PAGE_ROWS;
    offset <= end;
    offset += PAGE_ROWS
  ) {
    const stop = Math.min(offset + PAGE_ROWS - 1, end);
    for (let i = Math.max(offset, first); i <= stop; i++) {
      if (rows.at.has(i) && !rows.stale.has(i)) continue;
      ranges.push({ offset, limit: Math.min(PAGE_ROWS, total - offset) });
      break;
    }
  }
  return ranges;
}
