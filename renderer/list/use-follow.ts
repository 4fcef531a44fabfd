import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Layout, topOf } from './layout.ts';
import type { Counted, List } from './list.ts';
import type { Scroll } from './use-scroll.ts';

/** Further than this many rows the cursor is not followed row by row. */
const FAR_ROWS = 200;

/** Scrolls where the list says, within the frame in which it says so: with rows that moved, to a row, with the cursor. */
export function useFollow<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  layout: Layout,
  { offset, view, scrollTo }: Scroll,
): void {
  const cursor = useStore(list.store, (s) => s.cursor);
  const pointed = useStore(list.store, (s) => s.pointed);
  const moved = useStore(list.store, (s) => s.moved);
  const reveal = useStore(list.store, (s) => s.reveal);
  const { rowHeight, headerHeight } = layout;

  /** Scrolls to a row, where it is not in view already. */
  const revealRow = () => {
    const top = topOf(layout, reveal.index);
    if (reveal.index === 0) scrollTo(0);
    else if (reveal.top) scrollTo(top - headerHeight);
    else if (top < offset + headerHeight || top + rowHeight > offset + view) scrollTo(top - view / 3);
  };
  /** The row the keys moved to comes into view, by as little as it takes. */
  const followCursor = () => {
    const top = topOf(layout, cursor);
    if (top - headerHeight < offset) scrollTo(cursor === 0 ? 0 : top - headerHeight);
    else if (top + rowHeight > offset + view) scrollTo(top + rowHeight - view);
  };

  const before = useRef({ layout, cursor, pointed, moved: moved.seq, reveal: reveal.seq });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { layout, cursor, pointed, moved: moved.seq, reveal: reveal.seq };
    if (moved.seq !== was.moved) {
      // Rows came in above: the screen moves by as much as the row at its top did.
      scrollTo(offset + topOf(layout, moved.from + moved.by) - topOf(was.layout, moved.from));
    } else if (reveal.seq !== was.reveal) revealRow();
    else if (pointed !== was.pointed && Math.abs(cursor - was.cursor) <= FAR_ROWS && layout.rows > 0)
      followCursor();
    else if (offset > 0 && offset > layout.height - view) scrollTo(layout.height - view);
  });
}
