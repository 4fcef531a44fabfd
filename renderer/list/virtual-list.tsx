import {
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { t } from '../strings/index.ts';
import { indexAt, type Layout, layoutOf, placedBetween, type Section, topOf } from './layout.ts';
import type { Counted, List } from './list.ts';
import { afterScroll, physicalHeight, toPhysical } from './scroll-map.ts';
import './virtual-list.css';

const HEADER = 32;
const OVERSCAN = 6;

interface Props<Query, Count extends Counted, Row> {
  readonly list: List<Query, Count, Row>;
  /** Accessible name of the list. */
  readonly label: string;
  readonly sections: readonly Section[];
  readonly rowHeight: number;
  /** Whether sections have headers. */
  readonly headers?: boolean;
  readonly header: (key: string, count: number) => ReactNode;
  /** A row; its words are also its accessible name. */
  readonly row: (row: Row) => ReactNode;
  readonly rowClass?: (row: Row) => string;
  readonly onOpen: (row: Row, index: number) => void;
}

/** The scroll state of a list: `offset` in the list's own distances, `physical` as the element has it. */
function useScroll(layout: Layout) {
  const element = useRef<HTMLDivElement>(null);
  const physical = useRef(0);
  const [offset, setOffset] = useState(0);
  const [view, setView] = useState(600);
  const [, redraw] = useState(0);

  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setView(box.clientHeight));
    observer.observe(box);
    setView(box.clientHeight);
    return () => observer.disconnect();
  }, []);

  const scrollTo = (to: number) => {
    const box = element.current;
    if (!box) return;
    const limited = Math.min(Math.max(0, layout.height - view), Math.max(0, to));
    box.scrollTop = toPhysical(limited, layout.height, view);
    physical.current = box.scrollTop;
    setOffset(limited);
  };

  const onScroll = () => {
    const box = element.current;
    if (!box) return;
    const moved = box.scrollTop - physical.current;
    physical.current = box.scrollTop;
    if (moved !== 0) setOffset((was) => afterScroll(was, moved, box.scrollTop, layout.height, view));
  };

  // After a gesture the element is put where the map has it, so that the next one cannot run into its end.
  useEffect(() => {
    const box = element.current;
    if (!box || physicalHeight(layout.height) === layout.height) return;
    const timer = setTimeout(() => {
      box.scrollTop = toPhysical(offset, layout.height, view);
      physical.current = box.scrollTop;
      redraw((n) => n + 1);
    }, 200);
    return () => clearTimeout(timer);
  }, [offset, layout.height, view]);

  return { element, physical, offset, view, scrollTo, onScroll };
}

/**
 * A list of any length: only what is on screen exists. Focus stays on the list; the active row is pointed at. It is our
 * own, as lists of a million rows are taller than Chromium can lay out (scroll-map.ts) and as the row under the pointer
 * has to stay where it is while others come in above it.
 */
export function VirtualList<Query, Count extends Counted, Row>(props: Props<Query, Count, Row>) {
  const { list, sections, rowHeight } = props;
  const headerHeight = props.headers === false ? 0 : HEADER;
  const id = useId();
  const rows = useStore(list.store, (s) => s.rows);
  const cursor = useStore(list.store, (s) => s.cursor);
  const pointed = useStore(list.store, (s) => s.pointed);
  const selected = useStore(list.store, (s) => s.selected);
  const moved = useStore(list.store, (s) => s.moved);
  const reveal = useStore(list.store, (s) => s.reveal);
  const layout = useMemo(
    () => layoutOf(sections, rowHeight, headerHeight),
    [sections, rowHeight, headerHeight],
  );
  const { element, physical, offset, view, scrollTo, onScroll } = useScroll(layout);

  // Rows came in above: the screen moves by as much as the row at its top did, within the same frame.
  const before = useRef({ layout, cursor, pointed, moved: moved.seq, reveal: reveal.seq });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { layout, cursor, pointed, moved: moved.seq, reveal: reveal.seq };
    if (moved.seq !== was.moved) {
      const by = topOf(layout, moved.from + moved.by) - topOf(was.layout, moved.from);
      scrollTo(offset + by);
    } else if (reveal.seq !== was.reveal) {
      const top = topOf(layout, reveal.index);
      if (reveal.index === 0) scrollTo(0);
      else if (reveal.top) scrollTo(top - headerHeight);
      else if (top < offset + headerHeight || top + rowHeight > offset + view) scrollTo(top - view / 3);
    } else if (pointed !== was.pointed && Math.abs(cursor - was.cursor) <= 200 && layout.rows > 0) {
      // The row the keys moved to comes into view, by as little as it takes.
      const top = topOf(layout, cursor);
      if (top - headerHeight < offset) scrollTo(cursor === 0 ? 0 : top - headerHeight);
      else if (top + rowHeight > offset + view) scrollTo(top + rowHeight - view);
    } else if (offset > 0 && offset > layout.height - view) scrollTo(layout.height - view);
  });

  const first = layout.rows === 0 ? 0 : indexAt(layout, offset);
  const last = layout.rows === 0 ? 0 : indexAt(layout, offset + view);
  useEffect(() => {
    list.show(first, last, offset < rowHeight);
  }, [list, first, last, offset, rowHeight]);

  const onClick = (event: MouseEvent, index: number) => {
    element.current?.focus({ preventScroll: true });
    const row = rows.at.get(index);
    if (!row) return;
    const onCheck = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (event.shiftKey) void list.selectTo(index);
    else if (onCheck || event.ctrlKey || event.metaKey) list.toggle(index);
    else {
      list.setCursor(index);
      props.onOpen(row, index);
    }
  };

  const base = offset - physical.current;
  const placed = placedBetween(layout, offset - OVERSCAN * rowHeight, offset + view + OVERSCAN * rowHeight);
  const cursorShown = placed.some((p) => p.type === 'row' && p.index === cursor);
  return (
    <div
      ref={element}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable="true"
      aria-activedescendant={cursorShown ? `${id}-${cursor}` : undefined}
      onScroll={onScroll}
    >
      <div className="list-space" style={{ height: physicalHeight(layout.height) }} role="presentation">
        {placed.map((item) => {
          const style = { transform: `translateY(${item.top - base}px)`, height: rowHeight };
          if (item.type === 'header') {
            if (headerHeight === 0) return null;
            const headerStyle = { ...style, height: headerHeight };
            return (
              <div key={item.section.key} className="list-header" style={headerStyle} aria-hidden="true">
                {props.header(item.section.key, item.section.count)}
              </div>
            );
          }
          const row = rows.at.get(item.index);
          const isSelected = row !== undefined && selected.has(list.keyOf(row));
          const state = `${item.index === cursor ? ' active' : ''}${isSelected ? ' selected' : ''}`;
          const extra = row && props.rowClass ? ` ${props.rowClass(row)}` : '';
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the list, which has the focus.
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points at its active row.
            <div
              key={item.index}
              id={`${id}-${item.index}`}
              className={`list-row${state}${extra}`}
              style={style}
              role="option"
              aria-selected={isSelected}
              aria-posinset={item.index + 1}
              aria-setsize={layout.rows}
              aria-label={row ? undefined : t.loading}
              aria-busy={row ? undefined : true}
              onClick={(event) => onClick(event, item.index)}
            >
              {row ? props.row(row) : <Skeleton />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Skeleton() {
  return (
    <span className="skeleton">
      <span className="skeleton-icon" />
      <span className="skeleton-lines">
        <span className="skeleton-line" />
        <span className="skeleton-line short" />
      </span>
    </span>
  );
}
