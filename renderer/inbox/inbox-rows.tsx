import { useMemo } from 'react';
import { useStore } from 'zustand';
import { focusList } from '../list/focus-list.ts';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { t } from '../strings/index.ts';
import { useAges } from '../ui/use-now.ts';
import { GroupHeading } from './group-heading.tsx';
import { asSections, inboxList, setGroupClosed } from './inbox-list.ts';
import { inboxMenu } from './inbox-menu.ts';
import { NotificationLine } from './inbox-row.tsx';
import { selectGroup } from './inbox-selection.ts';
import { useInbox } from './inbox-store.ts';
import { starOf } from './star-notifications.ts';

const folding = {
  onToggle: (key: string) => {
    const section = inboxList.store.getState().count?.sections.find((one) => one.key === key);
    if (section) setGroupClosed(key, !section.isClosed);
    focusList();
  },
  onSelect: selectGroup,
};

const unknown = [{ key: '', count: 30 }];

/** The notifications, in groups. */
export function InboxRows() {
  const now = useAges();
  const rowHeight = useRowHeight();
  const count = useStore(inboxList.store, (s) => s.count);
  const group = useStore(inboxList.store, (s) => s.query.group);
  const sections = useMemo(() => (count === null ? unknown : asSections(count.sections)), [count]);
  const byKey = useMemo(() => new Map(count?.sections.map((section) => [section.key, section])), [count]);
  return (
    <div className="list-area" aria-busy={count === null}>
      <VirtualList
        list={inboxList}
        label={t.inbox.list}
        sections={sections}
        rowHeight={rowHeight}
        headers={group !== 'none'}
        header={(key) => {
          const section = byKey.get(key);
          return section && <GroupHeading section={section} now={now} />;
        }}
        {...(group !== 'none' && { folding })}
        row={(row) => <NotificationLine row={row} now={now} />}
        rowClass={(row) => `notification ${row.state}`}
        menu={inboxMenu}
        onOpen={(row) => useInbox.getState().set({ open: row })}
        onStar={(row) => starOf([row])?.run()}
      />
    </div>
  );
}
