import { type MouseEvent, memo, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Counted, List } from './list.ts';
import { VirtualRow } from './virtual-row.tsx';

/**
 * What a list says about its rows. Where these are the same functions as before, a row that is as it was is not rendered again.
 */
export interface RowLook<Row> {
  /** A row; its words are also its accessible name. It keeps no state: its element may show another row later. */
  readonly row: (row: Row) => ReactNode;
  readonly rowClass?: ((row: Row) => string) | undefined;
  readonly onOpen: (row: Row, index: number) => void;
  /** What a click on the star of a row does. */
  readonly onStar?: ((row: Row) => void) | undefined;
  /** What a row offers while the pointer is on it: elements with a `data-action`. Keys find the same in its menu. */
  readonly actions?: ((row: Row) => ReactNode) | undefined;
  /** An action of a row was clicked; `event` says where. */
  readonly onAction?: ((row: Row, action: string, event: MouseEvent) => void) | undefined;
}

interface Props<Query, Count extends Counted, Row> extends RowLook<Row> {
  readonly list: List<Query, Count, Row>;
  readonly id: string;
  readonly index: number;
  /** The row; undefined while it is not at hand. */
  readonly value: Row | undefined;
  readonly rows: number;
  /** Where it is in its element, and how high, px. */
  readonly top: number;
  readonly height: number;
  /** Gives the focus to the list. */
  readonly onFocus: () => void;
}

function AnyRow<Query, Count extends Counted, Row>(props: Props<Query, Count, Row>) {
  const { list, index, value: row } = props;
  const isActive = useStore(list.store, (s) => s.cursor === index && s.heading === null);
  const isChosen = useStore(list.store, (s) => row !== undefined && list.isSelected(s, row));
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
      top={props.top}
      height={props.height}
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

/** A row of a list, rendered again only when something about it changes. */
export const ListRow = memo(AnyRow) as typeof AnyRow;
