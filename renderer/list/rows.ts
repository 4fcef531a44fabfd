/**
 * The rows of a list that are at hand, by position. The list itself lives in the main process; this keeps the pages
 * around what is shown, survives insertions above, and says which positions have to be asked for.
 */

export const PAGE = 100;
/** Rows kept around the visible ones; what is further away is dropped. */
const KEEP = 2000;

export interface Rows<Row> {
  readonly at: ReadonlyMap<number, Row>;
  /** Positions whose row is shown but has to be asked for again. */
  readonly stale: ReadonlySet<number>;
}

export interface Range {
  readonly offset: number;
  readonly limit: number;
}

export const noRows: Rows<never> = { at: new Map<number, never>(), stale: new Set() };

/** Takes over a page that has arrived; keeps what is near `around`. A short page drops what it no longer has. */
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
    if (Math.abs(index - around) > KEEP) continue;
    at.set(index, row);
    if (rows.stale.has(index)) stale.add(index);
  }
  page.forEach((row, i) => {
    at.set(range.offset + i, row);
  });
  return { at, stale };
}

/** Everything stays on screen and is asked for again when it is shown. */
export function allStale<Row>(rows: Rows<Row>): Rows<Row> {
  return { at: rows.at, stale: new Set(rows.at.keys()) };
}

/** After `by` rows were put in (or, negative, taken out) somewhere above: positions move, and all is stale. */
export function shifted<Row>(rows: Rows<Row>, by: number): Rows<Row> {
  if (by === 0) return allStale(rows);
  const at = new Map<number, Row>();
  for (const [index, row] of rows.at) if (index + by >= 0) at.set(index + by, row);
  return { at, stale: new Set(at.keys()) };
}

/** Pages, aligned to `PAGE`, that cover first … last and are missing or stale in part; none reaches beyond `total`. */
export function missing<Row>(rows: Rows<Row>, first: number, last: number, total: number): Range[] {
  const ranges: Range[] = [];
  const end = Math.min(last, total - 1);
  for (let offset = Math.floor(Math.max(0, first) / PAGE) * PAGE; offset <= end; offset += PAGE) {
    const stop = Math.min(offset + PAGE - 1, end);
    for (let i = Math.max(offset, first); i <= stop; i++) {
      if (rows.at.has(i) && !rows.stale.has(i)) continue;
      ranges.push({ offset, limit: Math.min(PAGE, total - offset) });
      break;
    }
  }
  return ranges;
}
