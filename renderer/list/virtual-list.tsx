import {
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { indexAt, type Layout, layoutOf, placedBetween, type Section, stuckAt, topOf } from './layout.ts';
import type { Counted, List } from './list.ts';
import { openRowMenu, type RowMenu } from './list-menu.ts';
import { ListRow, type RowLook } from './list-row.tsx';
import { keysOf, type Slot, slotsFor } from './row-slots.ts';
import { physicalHeight } from './scroll-map.ts';
import { type Folding, headingId, SectionHeader, StuckHeader } from './section-header.tsx';
import { useFollow } from './use-follow.ts';
import { type Scroll, useScroll } from './use-scroll.ts';
import './virtual-list.css';

const HEADER_PX = 32;
/** Rows rendered beyond either end of the screen. */
const OVERSCAN_ROWS = 6;

interface Props<Query, Count extends Counted, Row> extends RowLook<Row> {
  readonly list: List<Query, Count, Row>;
  /** Accessible name of the list. */
  readonly label: string;
  readonly sections: readonly Section[];
  /** In px. */
  readonly rowHeight: number;
  /** Whether sections have headers. */
  readonly headers?: boolean;
  readonly header: (key: string, count: number) => ReactNode;
  /** What clicks on headings do; left out where sections cannot be collapsed. */
  readonly folding?: Folding;
  /** The context menu of a row. */
  readonly menu: (row: Row) => RowMenu;
}

/**
 * A list of any length that renders only what is on screen. The focus stays on the list, which points at its active row.
 * No library is used because a list of a million rows is taller than Chromium can lay out (scroll-map.ts), and because
 * the row under the pointer must stay in place while others are inserted above it.
 */
export function VirtualList<Query, Count extends Counted, Row>(props: Props<Query, Count, Row>) {
  const { list, sections, rowHeight, header, folding } = props;
  const headerHeight = props.headers === false ? 0 : HEADER_PX;
  const id = useId();
  const { at } = useStore(list.store, (s) => s.rows);
  const layout = useMemo(
    () => layoutOf(sections, rowHeight, headerHeight),
    [sections, rowHeight, headerHeight],
  );
  const scroll = useScroll(layout);
  useFollow(list, layout, scroll);
  useVisible(list, layout, scroll);

  const { offset, view } = scroll;
  const margin = useOverscan(list) * rowHeight;
  const placed = placedBetween(layout, offset - margin, offset + view + margin);
  const stuck = stuckAt(layout, offset);
  const activeId = useActiveId(list, placed, id);
  const base = offset - scroll.physical.current;
  const headers = { list, listId: id, header, folding };
  const slots = useSlots(list, placed, at);
  const onFocus = useCallback(() => scroll.element.current?.focus({ preventScroll: true }), [scroll.element]);
  const heading = (section: Layout['sections'][number], top: number) => (
    <SectionHeader
      key={section.key}
      {...headers}
      section={section}
      style={{ transform: `translateY(${top - base}px)`, height: headerHeight }}
    />
  );
  return (
    <div
      ref={scroll.element}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable="true"
      aria-activedescendant={activeId}
      onScroll={scroll.onScroll}
      onContextMenu={(event) => openRowMenu(event, list, id, props.menu)}
    >
      {stuck && <StuckHeader {...stuck} {...headers} height={headerHeight} />}
      <div className="list-space" style={{ height: physicalHeight(layout.height) }} role="presentation">
        {/* Headings that are for the eye alone are not between the rows, which would move in the page when days change. */}
        {placed.map(
          (item) =>
            item.type === 'header' &&
            headerHeight > 0 &&
            !item.section.isClosed &&
            heading(item.section, item.top),
        )}
        {placed.map((item) =>
          item.type === 'row' ? (
            <ListRow
              key={slots.get(item.index)}
              list={list}
              row={props.row}
              rowClass={props.rowClass}
              onOpen={props.onOpen}
              onStar={props.onStar}
              actions={props.actions}
              onAction={props.onAction}
              id={`${id}-${item.index}`}
              index={item.index}
              value={at.get(item.index)}
              rows={layout.rows}
              top={item.top - base}
              height={rowHeight}
              onFocus={onFocus}
            />
          ) : (
            headerHeight > 0 && item.section.isClosed && heading(item.section, item.top)
          ),
        )}
      </div>
    </div>
  );
}

/**
 * How many rows beyond either end of the screen are rendered. Where the list shows other rows than before, those of the screen come
 * first, and the others with the next frame.
 */
function useOverscan<Query, Count extends Counted, Row>(list: List<Query, Count, Row>): number {
  const seq = useStore(list.store, (s) => s.reveal.seq);
  const [drawn, setDrawn] = useState(seq);
  useEffect(() => {
    if (drawn === seq) return;
    // A frame's callback runs before it is drawn, so what is set in the next one's comes after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setDrawn(seq));
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn, seq]);
  return drawn === seq ? OVERSCAN_ROWS : 0;
}

/** Returns by position what React knows the elements of the rows by that are drawn. */
function useSlots<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  placed: ReturnType<typeof placedBetween>,
  at: ReadonlyMap<number, Row>,
): ReadonlyMap<number, number> {
  const before = useRef<readonly Slot[]>([]);
  const positions = placed.flatMap((item) => (item.type === 'row' ? item.index : []));
  const slots = slotsFor(before.current, keysOf(list, at, positions));
  useLayoutEffect(() => {
    before.current = slots;
  });
  return new Map(positions.map((position, n) => [position, slots[n]?.id ?? n]));
}

/** The id of what keys act on, if that is drawn. */
function useActiveId<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  placed: ReturnType<typeof placedBetween>,
  id: string,
): string | undefined {
  const cursor = useStore(list.store, (s) => s.cursor);
  const heading = useStore(list.store, (s) => s.heading);
  const isDrawn = placed.some((item) =>
    item.type === 'row' ? heading === null && item.index === cursor : item.section.key === heading,
  );
  if (!isDrawn) return undefined;
  return heading === null ? `${id}-${cursor}` : headingId(id);
}

/** Reports to the list which rows are on screen. */
function useVisible<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  layout: Layout,
  { offset, view }: Scroll,
): void {
  const first = layout.rows === 0 ? 0 : indexAt(layout, offset);
  const last = layout.rows === 0 ? 0 : indexAt(layout, offset + view);
  const isAtTop = offset < layout.rowHeight;
  const room = Math.ceil(view / layout.rowHeight);
  const within = offset - topOf(layout, first);
  useEffect(() => {
    list.show(first, last, isAtTop, room);
  }, [list, first, last, isAtTop, room]);
  useEffect(() => list.scrolled(within), [list, within]);
}
