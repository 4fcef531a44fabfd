import { AlarmClock } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
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
      <Body />
    </main>
  );
}

function Body() {
  const count = useStore(snoozedList.store, (s) => s.count);
  const problem = useStore(snoozedList.store, (s) => s.problem);
  if (problem && !count)
    return (
      <LoadFailed
        title={t.snooze.loadFailed}
        problem={problem}
        onRetry={() => void snoozedList.setQuery(snoozedList.store.getState().query)}
      />
    );
  if (count?.total !== 0) return <SnoozedRows />;
  return <Empty icon={AlarmClock} title={t.snooze.empty} text={t.snooze.emptyText} />;
}
