import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Layout, topOf } from './layout.ts';
import type { Counted, List } from './list.ts';
import type { Scroll } from './use-scroll.ts';

/** Maximum distance in rows over which the screen follows the cursor. */
const FAR_ROWS = 200;

/** Scrolls with rows that moved, to a revealed row, or with the cursor, within the same frame. */
export function useFollow<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  layout: Layout,
  { offset, view, scrollTo }: Scroll,
): void {
  const cursor = useStore(list.store, (s) => s.cursor);
  const heading = useStore(list.store, (s) => s.heading);
  const pointed = useStore(list.store, (s) => s.pointed);
  const moved = useStore(list.store, (s) => s.moved);
  const reveal = useStore(list.store, (s) => s.reveal);
  const { rowHeight, headerHeight } = layout;

  /** Scrolls to the revealed row unless it is in view. */
  const revealRow = () => {
    const top = topOf(layout, reveal.index);
    if (reveal.within !== undefined) scrollTo(top + reveal.within);
    else if (reveal.index === 0) scrollTo(0);
    else if (reveal.top) scrollTo(top - headerHeight);
    else if (top < offset + headerHeight || top + rowHeight > offset + view) scrollTo(top - view / 3);
  };
  /** Scrolls what keys act on into view, by as little as possible. */
  const followCursor = () => {
    const section = heading === null ? undefined : layout.sections.find(({ key }) => key === heading);
    if (section) {
      if (section.top < offset) scrollTo(section.top);
      else if (section.top + headerHeight > offset + view) scrollTo(section.top + headerHeight - view);
      return;
    }
    const top = topOf(layout, cursor);
    if (top - headerHeight < offset) scrollTo(cursor === 0 ? 0 : top - headerHeight);
    else if (top + rowHeight > offset + view) scrollTo(top + rowHeight - view);
  };

  const before = useRef({ layout, cursor, pointed, moved: moved.seq, reveal: reveal.seq });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { layout, cursor, pointed, moved: moved.seq, reveal: reveal.seq };
    if (moved.seq !== was.moved) {
      // Rows were inserted above: scroll by as much as the top row moved.
      scrollTo(offset + topOf(layout, moved.from + moved.by) - topOf(was.layout, moved.from));
    } else if (reveal.seq !== was.reveal) revealRow();
    else if (pointed !== was.pointed && Math.abs(cursor - was.cursor) <= FAR_ROWS && layout.rows > 0)
      followCursor();
    else if (offset > 0 && offset > layout.height - view) scrollTo(layout.height - view);
  });
}
