import { BellRing } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { Segments } from '../ui/segments.tsx';
import { alertList, useAlerts } from './alert-list.ts';
import { AlertRows } from './alert-rows.tsx';
import './alerts-screen.css';

/** The banners, also those that were held back or could not be shown, and what became of each. */
export function AlertsScreen() {
  const account = useView((s) => s.scope.account);
  const which = useAlerts((s) => s.which);
  const count = useStore(alertList.store, (s) => s.count);
  useEffect(() => {
    void alertList.setQuery({ account, which });
  }, [account, which]);
  return (
    <main className="screen" aria-label={t.alerts.title}>
      <ScreenHead title={t.alerts.title} facts={count && format.number(count.total)} />
      <div className="tools">
        <Segments
          label={t.alerts.show}
          value={which}
          onChange={(value) => useAlerts.setState({ which: value })}
          options={(['all', 'held', 'failed'] as const).map((value) => ({
            value,
            label: t.alerts.which[value],
          }))}
        />
      </div>
      <AlertsBody />
    </main>
  );
}

function AlertsBody() {
  const count = useStore(alertList.store, (s) => s.count);
  const problem = useStore(alertList.store, (s) => s.problem);
  const which = useAlerts((s) => s.which);
  if (problem && !count)
    return (
      <LoadFailed
        title={t.alerts.loadFailed}
        problem={problem}
        onRetry={() => void alertList.setQuery(alertList.store.getState().query)}
      />
    );
  if (count?.total !== 0) return <AlertRows />;
  if (which === 'held') return <Empty icon={BellRing} title={t.alerts.emptyHeld} />;
  if (which === 'failed') return <Empty icon={BellRing} title={t.alerts.emptyFailed} />;
  return <Empty icon={BellRing} title={t.alerts.empty} text={t.alerts.emptyText} />;
}
