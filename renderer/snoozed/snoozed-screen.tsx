import { AlarmClock } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ListBody } from '../list/list-body.tsx';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { snoozedList } from './snoozed-list.ts';
import { SnoozedRows } from './snoozed-rows.tsx';

/** Everything that is snoozed, events and notifications. */
export function SnoozedScreen() {
  const account = useView((s) => s.scope.account);
  const count = useStore(snoozedList.store, (s) => s.count);
  useEffect(() => {
    void snoozedList.setQuery({ account });
  }, [account]);
  return (
    <main className="screen" aria-label={t.snooze.title}>
      <ScreenHead title={t.snooze.title} facts={count && format.number(count.total)} />
      <ListBody
        list={snoozedList}
        failed={t.snooze.loadFailed}
        empty={<Empty icon={AlarmClock} title={t.snooze.empty} text={t.snooze.emptyText} />}
      >
        <SnoozedRows />
      </ListBody>
    </main>
  );
}
