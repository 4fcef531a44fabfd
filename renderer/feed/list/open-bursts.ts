/**
 * Bursts that are opened: their events stand under the burst's own row, and push everything below down. Pure arithmetic
 * from the main process's positions, which know nothing of what is open, to those on screen.
 */
import type { Output } from '../../../electron/ipc/contract.ts';
import { type Part, splitRange } from '../../list/split-range.ts';

export interface EventRef {
  readonly account: string;
  readonly id: number;
}

/** An opened burst, by its head. */
export interface OpenBurst {
  readonly head: EventRef;
  /** Position of its row in the folded list. */
  readonly place: number;
  readonly events: number;
}

export type FoldedCount = Output<'feed.count'>;
export type FeedCount = FoldedCount & {
  /** In the order of their places. */
  readonly open: readonly OpenBurst[];
  /** Only the first page was counted; the whole is on its way. */
  readonly partial?: boolean;
};

/** The count with the rows that opened bursts add, each on the day of its burst's row. */
export function withOpen(count: FoldedCount, open: readonly OpenBurst[]): FeedCount {
  const sorted = [...open].sort((a, b) => a.place - b.place);
  let first = 0;
  const days = count.days.map((day) => {
    const end = first + day.count;
    const more = sorted.filter((burst) => burst.place >= first && burst.place < end);
    first = end;
    return { ...day, count: more.reduce((sum, burst) => sum + burst.events, day.count) };
  });
  const rows = sorted.reduce((sum, burst) => sum + burst.events, count.rows);
  return { ...count, rows, days, open: sorted };
}

/** Position on screen of a row of the folded list. */
export function shownAt(open: readonly OpenBurst[], place: number): number {
  return open.reduce((at, burst) => (burst.place < place ? at + burst.events : at), place);
}

/** Position on screen of the burst's event number `index`. */
export function memberAt(open: readonly OpenBurst[], burst: OpenBurst, index: number): number {
  return shownAt(open, burst.place) + 1 + index;
}

/** Which rows of the folded list (from `start` on), and which events of which burst, make up a range on screen. */
export type Piece = Part<{ readonly start: number } | { readonly burst: OpenBurst }>;

export function piecesOf(count: FeedCount, offset: number, limit: number): Piece[] {
  const lists: { key: Piece['key']; count: number }[] = [];
  let start = 0;
  for (const burst of count.open) {
    lists.push({ key: { start }, count: burst.place + 1 - start }, { key: { burst }, count: burst.events });
    start = burst.place + 1;
  }
  lists.push({ key: { start }, count: Number.MAX_SAFE_INTEGER });
  return splitRange(lists, offset, limit);
}
