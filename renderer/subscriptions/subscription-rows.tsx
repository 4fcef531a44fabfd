import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { useAccounts } from '../state/app-store.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { t } from '../strings/index.ts';
import { useAges } from '../ui/use-now.ts';
import { useWidth } from '../ui/use-width.ts';
import { show } from './subscription-keys.ts';
import { subscriptionList } from './subscription-list.ts';
import { subscriptionMenu } from './subscription-menu.ts';
import { ColumnHeadings, type Room, SubscriptionLine } from './subscription-row.tsx';
import type { PointerProps } from './use-updates.ts';

/** The least width of a list with columns, and of one in which each fact has its own, px. */
const COLUMNS_PX = 620;
const MORE_COLUMNS_PX = 1_300;

function roomOf(width: number): Room {
  if (width >= MORE_COLUMNS_PX) return 'more-columns';
  return width >= COLUMNS_PX ? 'columns' : 'lines';
}

/** @param pointer what the list has to know of the pointer */
export function SubscriptionRows({ pointer }: { readonly pointer: PointerProps }) {
  const now = useAges();
  const rowHeight = useRowHeight();
  const { box, width } = useWidth();
  const hasAccounts = useAccounts().length > 1;
  const count = useStore(subscriptionList.store, (s) => s.count);
  const sections = useMemo(() => [{ key: '', count: count?.total ?? 0 }], [count]);
  const room = roomOf(width);
  return (
    <div ref={box} className={`list-area watch-list ${room}`} {...pointer}>
      {width > 0 && (
        <VirtualList
          list={subscriptionList}
          label={t.subscriptions.list}
          sections={sections}
          rowHeight={rowHeight}
          headers={room !== 'lines'}
          header={() => <ColumnHeadings room={room} hasAccounts={hasAccounts} />}
          row={(row) => <SubscriptionLine row={row} now={now} room={room} />}
          menu={(row) => ({ label: nameWithin(row), groups: subscriptionMenu(row) })}
          onOpen={show}
        />
      )}
    </div>
  );
}
