import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { format, t } from '../strings/index.ts';
import { inboxKinds } from '../ui/kind-styles.ts';
import { useAges } from '../ui/use-now.ts';
import { inboxList } from './inbox-list.ts';
import { inboxMenu } from './inbox-menu.ts';
import { NotificationLine } from './inbox-row.tsx';
import { useInbox } from './inbox-store.ts';
import { starOf } from './star-notifications.ts';

/** The notifications, optionally grouped by kind. */
export function InboxRows() {
  const now = useAges();
  const rowHeight = useRowHeight();
  const count = useStore(inboxList.store, (s) => s.count);
  const grouped = useStore(inboxList.store, (s) => s.query.grouped);
  const sections = useMemo(() => {
    if (!count) return [{ key: '', count: 30 }];
    if (!grouped) return [{ key: '', count: count.total }];
    return count.kinds.map(({ kind, count: n }) => ({ key: kind, count: n }));
  }, [count, grouped]);
  return (
    <div className="list-area" aria-busy={count === null}>
      <VirtualList
        list={inboxList}
        label={t.inbox.list}
        sections={sections}
        rowHeight={rowHeight}
        headers={grouped}
        header={(key, n) => {
          const kind = inboxKinds.find((one) => one === key);
          return (
            kind && (
              <>
                {t.inbox.kinds[kind]} <span className="count">{format.number(n)}</span>
              </>
            )
          );
        }}
        row={(row) => <NotificationLine row={row} now={now} grouped={grouped} />}
        rowClass={(row) => row.state}
        menu={inboxMenu}
        onOpen={(row) => useInbox.getState().set({ open: row })}
        onStar={(row) => starOf([row])?.run()}
      />
    </div>
  );
}
