import { Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/app-store.ts';
import { later } from '../../ui/later.tsx';
import { throttle } from '../../ui/throttle.ts';
import { useMedia } from '../../ui/use-media.ts';
import { feedList } from '../list/feed-list.ts';
import { useActivity } from './activity-store.ts';
import './activity.css';

/** What is counted comes after the rows, and its code as well. */
const CountedChart = later(async () => (await import('./counted-chart.tsx')).CountedChart);

/** A low window has room for the rows or for the chart. */
const LOW_WINDOW = '(max-height: 499px)';
/** Delay of the chart after the last change of the query, ms: rows come first. */
const AFTER_CHANGE_MS = 250;
/** Minimum interval between requests while events come in, ms. */
const WHILE_LIVE_MS = 2_000;

/** Requests the chart when the query changes and, at intervals, while events come in. */
function useLoading(): void {
  const query = useStore(feedList.store, (s) => s.query);
  const total = useStore(feedList.store, (s) => s.count?.total);
  useEffect(() => {
    const timer = setTimeout(() => void useActivity.getState().load(query), AFTER_CHANGE_MS);
    return () => clearTimeout(timer);
  }, [query]);
  const [again] = useState(() =>
    throttle(() => void useActivity.getState().load(feedList.store.getState().query), WHILE_LIVE_MS),
  );
  useEffect(() => {
    if (total !== undefined) again();
  }, [total, again]);
}

/** Events over time, stacked by action, with a line that describes what is shown or selected. */
export function ActivityChart() {
  const isLow = useMedia(LOW_WINDOW);
  return isLow ? null : <LoadedChart />;
}

function LoadedChart() {
  useLoading();
  const activity = useActivity((s) => s.activity);
  const isOpen = useApp((s) => s.app?.chart ?? true);
  const room = <Room isOpen={isOpen} />;
  if (!activity) return room;
  return (
    <Suspense fallback={room}>
      <CountedChart activity={activity} isOpen={isOpen} />
    </Suspense>
  );
}

/** The room of the chart until it is counted, so that the rows below it are where they stay. */
function Room({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <div className="activity" aria-hidden="true">
      <div className="activity-caption">
        <p className="activity-parts" />
      </div>
      {isOpen && (
        <div className="activity-frame">
          <div className="activity-chart">
            <div className="activity-plot" />
          </div>
          <span className="activity-most" />
          <p className="activity-ticks" />
        </div>
      )}
    </div>
  );
}
