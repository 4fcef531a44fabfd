import { ChartColumn } from 'lucide-react';
import { useEffect } from 'react';
import { useAccounts } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { BarList } from './bar-list.tsx';
import { actionBars, kindBars, placeBars } from './bars-of.tsx';
import { bucketsOf, dayBuckets } from './buckets.ts';
import { eventsText } from './cell-choice.tsx';
import { countedAccount } from './counted-account.ts';
import { DayBars } from './day-bars.tsx';
import { HeatMap } from './heat-map.tsx';
import { calendarOf, periodOf } from './period.ts';
import { type Part, showEvents } from './show-events.ts';
import { StatisticsExport } from './statistics-export.tsx';
import { useStatistics } from './statistics-store.ts';
import { StatisticsTools } from './statistics-tools.tsx';
import './statistics.css';

/** How many events there were, by day, action, kind and place; each number leads to its events. */
export function StatisticsScreen() {
  const account = useView((s) => s.scope.account);
  const accounts = useAccounts();
  const counted = useStatistics((s) => s.counted);
  const problem = useStatistics((s) => s.problem);
  const { show, refresh } = useStatistics.getState();
  useEffect(() => {
    void show(account, useStatistics.getState().period);
  }, [account, show]);
  return (
    <main className="screen" aria-label={t.statistics.title}>
      <ScreenHead
        title={t.statistics.title}
        facts={
          counted && [...countedAccount(counted, accounts), eventsText(counted.statistics.total)].join(' · ')
        }
      >
        {counted && counted.statistics.total > 0 && <StatisticsExport />}
      </ScreenHead>
      <StatisticsTools />
      <div className="scroll statistics" aria-busy={counted === null && problem === null}>
        {problem ? (
          <LoadFailed title={t.statistics.loadFailed} problem={problem} onRetry={() => void refresh()} />
        ) : (
          <Charts />
        )}
      </div>
    </main>
  );
}

function Charts() {
  const counted = useStatistics((s) => s.counted);
  const accounts = useAccounts();
  if (counted === null) return null;
  const { statistics, year, account } = counted;
  const now = Date.now();
  const period = periodOf(counted.period, now);
  const { buckets, isDays } = bucketsOf(statistics, period, now);
  const calendar = calendarOf(period, now);
  const show = (part: Partial<Part>) => showEvents({ from: period.from, to: period.to, ...part }, account);
  const labelOf = (id: string) =>
    accounts.length > 1 ? (accounts.find((one) => one.id === id)?.label ?? '') : '';
  const text = t.statistics.placesText;
  return (
    <>
      {statistics.total === 0 ? (
        <Empty
          icon={ChartColumn}
          title={t.statistics.empty}
          text={accounts.length > 1 ? t.statistics.emptyTextAccounts : t.statistics.emptyText}
        />
      ) : (
        <DayBars
          buckets={buckets}
          isDays={isDays}
          onChoose={({ start, end }) => show({ from: start, to: end })}
        />
      )}
      <HeatMap
        days={dayBuckets(year, calendar.from, calendar.to)}
        onChoose={({ start, end }) => show({ from: start, to: end })}
      />
      {statistics.total > 0 && (
        <>
          <BarList title={t.statistics.byAction} bars={actionBars(statistics, show)} />
          <BarList title={t.statistics.byKind} bars={kindBars(statistics, show)} />
          <BarList
            title={t.statistics.projects}
            text={text}
            bars={placeBars(statistics, 'project', labelOf, show)}
          />
          <BarList
            title={t.statistics.collections}
            text={text}
            bars={placeBars(statistics, 'collection', labelOf, show)}
          />
          <BarList
            title={t.statistics.datasets}
            text={text}
            bars={placeBars(statistics, 'dataset', labelOf, show)}
          />
        </>
      )}
    </>
  );
}
