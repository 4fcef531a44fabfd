import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { useAges } from '../ui/use-now.ts';
import type { Counted, List } from './list.ts';
import { listHandlers } from './list-handlers.ts';
import type { RowMenu } from './list-menu.ts';
import { useRowHeight } from './row-height.ts';
import { VirtualList } from './virtual-list.tsx';

/** Rows to leave room for until their number is known. */
const UNKNOWN_ROWS = 30;

interface Props<Query, Count extends Counted, Row> {
  readonly list: List<Query, Count, Row>;
  /** Accessible name of the list. */
  readonly label: string;
  /** A row; `now` is epoch milliseconds. */
  readonly row: (row: Row, now: number) => ReactNode;
  /** The context menu of a row. */
  readonly menu: (row: Row) => RowMenu;
  readonly onOpen: (row: Row) => void;
  /** What a click on the star of a row does. */
  readonly onStar?: (row: Row) => void;
}

/** A list without days, selection or details: opening a row leads elsewhere. */
export function PlainRows<Query, Count extends Counted, Row>({
  list,
  row,
  ...props
}: Props<Query, Count, Row>) {
  const now = useAges();
  const rowHeight = useRowHeight();
  const count = useStore(list.store, (s) => s.count);
  const sections = useMemo(() => [{ key: '', count: count?.total ?? UNKNOWN_ROWS }], [count]);
  return (
    <div className="list-area" aria-busy={count === null}>
      <VirtualList
        list={list}
        sections={sections}
        rowHeight={rowHeight}
        headers={false}
        header={() => null}
        row={(one) => row(one, now)}
        {...props}
      />
    </div>
  );
}

/** Handlers for the commands of such a list: moving and opening. */
export function plainHandlers<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  onOpen: (row: Row) => void,
) {
  const { open, next, previous, first, last, ...pages } = listHandlers(list, {
    open: onOpen,
    isOpen: () => false,
    close: () => {},
  });
  return {
    open,
    next,
    previous,
    first,
    last,
    'page-down': pages['page-down'],
    'page-up': pages['page-up'],
  };
}
