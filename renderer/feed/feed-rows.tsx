import { memo, useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { format, t } from '../strings/index.ts';
import { BurstLine } from '../ui/burst-row.tsx';
import { EventLine } from '../ui/event-row.tsx';
import { useAges } from '../ui/use-now.ts';
import { ActivityChart } from './activity/activity.tsx';
import { openRow } from './feed-keys.ts';
import { feedMenu } from './feed-menu.ts';
import { feedList, isOpened } from './list/feed-list.ts';
import type { FeedRow } from './list/feed-row.ts';
import { NewPill } from './list/new-pill.tsx';
import { starOf } from './list/star-rows.ts';
import { onRowAction, RowActions } from './row-actions.tsx';

const classOf = (row: FeedRow): string => (row.head ? 'member' : '');
const giveStar = (row: FeedRow): void => starOf([row]).run();
const actionsOf = (row: FeedRow) => <RowActions row={row} />;

/** The events by day, below their chart. What is typed into the search renders them again only as it changes them. */
export const FeedRows = memo(function FeedRows() {
  const now = useAges();
  const rowHeight = useRowHeight();
  const count = useStore(feedList.store, (s) => s.count);
  const selecting = useStore(feedList.store, (s) => s.selected.size > 0);
  const total = count?.total;
  const days = count?.days;
  const sections = useMemo(
    () => days?.map((day) => ({ key: String(day.start), count: day.count })) ?? [{ key: '', count: 30 }],
    [days],
  );
  const lineOf = useCallback((row: FeedRow) => <FeedLine row={row} now={now} />, [now]);
  const events = useMemo(() => new Map(days?.map((day) => [String(day.start), day.events])), [days]);
  return (
    <div className={selecting ? 'list-area selecting' : 'list-area'} aria-busy={total === undefined}>
      <ActivityChart />
      <div className="list-frame">
        <NewPill />
        <VirtualList
          list={feedList}
          label={t.feed.list}
          sections={sections}
          rowHeight={rowHeight}
          header={(key, n) =>
            key && (
              <>
                <span data-still="day">{format.day(Number(key), now)}</span>{' '}
                <span className="count" data-still="blank">
                  {format.number(events.get(key) ?? n)}
                </span>
              </>
            )
          }
          row={lineOf}
          rowClass={classOf}
          menu={feedMenu}
          onOpen={openRow}
          onStar={giveStar}
          actions={actionsOf}
          onAction={onRowAction}
        />
      </div>
    </div>
  );
});

function FeedLine({ row, now }: { readonly row: FeedRow; readonly now: number }) {
  if (row.burst) return <BurstLine row={row} burst={row.burst} open={isOpened(row)} now={now} />;
  return <EventLine row={row} now={now} />;
}
