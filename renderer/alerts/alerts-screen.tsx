import { BellRing } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ListBody } from '../list/list-body.tsx';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { Segments } from '../ui/segments.tsx';
import { alertList, useAlerts } from './alert-list.ts';
import { AlertRows } from './alert-rows.tsx';
import { RuleList } from './rule-list.tsx';
import './alerts-screen.css';

/** The banners, also those that were held back or could not be shown; and the rules that decide about them. */
export function AlertsScreen() {
  const view = useAlerts((s) => s.view);
  const count = useStore(alertList.store, (s) => s.count);
  const facts = view === 'banners' && count ? format.number(count.total) : null;
  return (
    <main className="screen" aria-label={t.alerts.title}>
      <ScreenHead title={t.alerts.title} facts={facts} />
      <div className="tools">
        <Tabs.Root
          value={view}
          onValueChange={(value) => useAlerts.setState({ view: value === 'rules' ? 'rules' : 'banners' })}
        >
          <Tabs.List className="tabs" aria-label={t.alerts.view}>
            <Tabs.Trigger value="banners" data-label={t.alerts.tabs.banners} aria-controls={undefined}>
              {t.alerts.tabs.banners}
            </Tabs.Trigger>
            <Tabs.Trigger value="rules" data-label={t.alerts.tabs.rules} aria-controls={undefined}>
              {t.alerts.tabs.rules}
            </Tabs.Trigger>
          </Tabs.List>
        </Tabs.Root>
        {view === 'banners' && <WhichBanners />}
      </div>
      {view === 'banners' ? <AlertsBody /> : <RuleList />}
    </main>
  );
}

function WhichBanners() {
  const account = useView((s) => s.scope.account);
  const which = useAlerts((s) => s.which);
  useEffect(() => {
    void alertList.setQuery({ account, which });
  }, [account, which]);
  return (
    <div className="alerts-which">
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
  );
}

function AlertsBody() {
  return (
    <ListBody list={alertList} failed={t.alerts.loadFailed} empty={<NoAlerts />}>
      <AlertRows />
    </ListBody>
  );
}

function NoAlerts() {
  const which = useAlerts((s) => s.which);
  if (which === 'held') return <Empty icon={BellRing} title={t.alerts.emptyHeld} />;
  if (which === 'failed') return <Empty icon={BellRing} title={t.alerts.emptyFailed} />;
  return <Empty icon={BellRing} title={t.alerts.empty} text={t.alerts.emptyText} />;
}
