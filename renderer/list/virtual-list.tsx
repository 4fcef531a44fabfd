import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { indexAt, type Layout, layoutOf, placedBetween, type Section, stuckAt, topOf } from './layout.ts';
import type { Counted, List } from './list.ts';
import { openRowMenu, type RowMenu } from './list-menu.ts';
import { isSelected } from './list-selection.ts';
import { placedKeys } from './placed-keys.ts';
import { physicalHeight } from './scroll-map.ts';
import { type Folding, headingId, SectionHeader, StuckHeader } from './section-header.tsx';
import { useFollow } from './use-follow.ts';
import { type Scroll, useScroll } from './use-scroll.ts';
import { VirtualRow } from './virtual-row.tsx';
import './virtual-list.css';

const HEADER_PX = 32;
/** Rows rendered beyond either end of the screen. */
const OVERSCAN_ROWS = 6;

interface Props<Query, Count extends Counted, Row> {
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
  /** A row; its words are also its accessible name. */
  readonly row: (row: Row) => ReactNode;
  readonly rowClass?: (row: Row) => string;
  /** The context menu of a row. */
  readonly menu: (row: Row) => RowMenu;
  readonly onOpen: (row: Row, index: number) => void;
  /** What a click on the star of a row does. */
  readonly onStar?: (row: Row) => void;
  /** What a row offers while the pointer is on it: elements with a `data-action`. Keys find the same in its menu. */
  readonly actions?: (row: Row) => ReactNode;
  /** An action of a row was clicked; `event` says where. */
  readonly onAction?: (row: Row, action: string, event: MouseEvent) => void;
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
  const margin = OVERSCAN_ROWS * rowHeight;
  const placed = placedBetween(layout, offset - margin, offset + view + margin);
  const keyAt = placedKeys(list, at);
  const stuck = stuckAt(layout, offset);
  const activeId = useActiveId(list, placed, id);
  const base = offset - scroll.physical.current;
  const headers = { list, listId: id, header, folding };
  const styleAt = (top: number, height: number) => ({ transform: `translateY(${top - base}px)`, height });
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
        {placed.map((item) =>
          item.type === 'row' ? (
            <ListRow
              key={keyAt(item.index)}
              {...props}
              id={`${id}-${item.index}`}
              index={item.index}
              value={at.get(item.index)}
              rows={layout.rows}
              style={styleAt(item.top, rowHeight)}
              onFocus={() => scroll.element.current?.focus({ preventScroll: true })}
            />
          ) : (
            headerHeight > 0 && (
              <SectionHeader
                key={item.section.key}
                {...headers}
                section={item.section}
                style={styleAt(item.top, headerHeight)}
              />
            )
          ),
        )}
      </div>
    </div>
  );
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
  const within = offset - topOf(layout, first);
  useEffect(() => {
    list.show(first, last, isAtTop);
  }, [list, first, last, isAtTop]);
  useEffect(() => list.scrolled(within), [list, within]);
}

interface RowProps<Query, Count extends Counted, Row>
  extends Pick<
    Props<Query, Count, Row>,
    'list' | 'row' | 'rowClass' | 'onOpen' | 'onStar' | 'actions' | 'onAction'
  > {
  readonly id: string;
  readonly index: number;
  /** The row; undefined while it is not at hand. */
  readonly value: Row | undefined;
  readonly rows: number;
  readonly style: CSSProperties;
  /** Gives the focus to the list. */
  readonly onFocus: () => void;
}

function ListRow<Query, Count extends Counted, Row>(props: RowProps<Query, Count, Row>) {
  const { list, index, value: row } = props;
  const isActive = useStore(list.store, (s) => s.cursor === index && s.heading === null);
  const isChosen = useStore(
    list.store,
    (s) => row !== undefined && isSelected(s, list.keyOf(row), list.sectionOf(row)),
  );
  const [isHovered, setHovered] = useState(false);
  const onClick = (event: MouseEvent) => {
    props.onFocus();
    if (row === undefined) return;
    const on = (mark: string) => event.target instanceof Element && event.target.closest<HTMLElement>(mark);
    const { action } = (on('[data-action]') || undefined)?.dataset ?? {};
    if (action !== undefined) props.onAction?.(row, action, event);
    else if (event.shiftKey) void list.selectTo(index);
    else if (on('[data-check]') || event.ctrlKey || event.metaKey) list.toggle(index);
    else if (props.onStar && on('[data-star]')) props.onStar(row);
    else {
      list.setCursor(index);
      props.onOpen(row, index);
    }
  };
  return (
    <VirtualRow
      id={props.id}
      index={index}
      rows={props.rows}
      className={row === undefined ? '' : (props.rowClass?.(row) ?? '')}
      style={props.style}
      isActive={isActive}
      isSelected={isChosen}
      onClick={onClick}
      onHover={setHovered}
      actions={isHovered && row !== undefined ? props.actions?.(row) : null}
    >
      {row === undefined ? undefined : props.row(row)}
    </VirtualRow>
  );
}
