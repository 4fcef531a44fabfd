/**
 * Expanded bursts: their events appear under the burst's row and push down everything below. These functions convert
 * positions of the main process, which knows nothing of expanded bursts, to positions on screen.
 */
import type { Output } from '../../../electron/ipc/contract.ts';
import { type Slice, splitRange } from '../../list/split-range.ts';

export interface EventRef {
  readonly account: string;
  readonly id: number;
}

/** An expanded burst, identified by its head. */
export interface OpenBurst {
  readonly head: EventRef;
  /** Position of its row in the folded list. */
  readonly place: number;
  readonly events: number;
}

type FoldedCount = Output<'feed.count'>;
export type FeedCount = FoldedCount & {
  /** Ordered by place. */
  readonly open: readonly OpenBurst[];
  /** Only the first page was counted so far. */
  readonly isPartial?: boolean;
};

/** Adds the rows of expanded bursts to the count, each to the day of its burst. */
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

/** A part of a range on screen: rows of the folded list (from `start` on), or events of a burst. */
type Piece = Slice<{ readonly start: number } | { readonly burst: OpenBurst }>;

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
