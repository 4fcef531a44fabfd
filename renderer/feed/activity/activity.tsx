import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  Suspense,
  useEffect,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { withoutFields, withPart } from '../../../electron/core/query/filter.ts';
import { formatDay } from '../../../electron/core/query/moment.ts';
import type { Action, Activity } from '../../../electron/ipc/contract.ts';
import { selectFilter, useFilters } from '../../query/filter-store.ts';
import { format, t } from '../../strings/index.ts';
import { actionStyles } from '../../ui/kind-styles.ts';
import { later } from '../../ui/later.tsx';
import { throttle } from '../../ui/throttle.ts';
import { feedList } from '../list/feed-list.ts';
import { countedActions, countsText, rangeText, sumOf, totalOf } from './activity-shape.ts';
import { useActivity } from './activity-store.ts';
import './activity.css';

/** The library that draws the bars comes with the first chart, after the rows. */
const ActivityPlot = later(async () => (await import('./activity-plot.tsx')).ActivityPlot);

/** The colour of an action's part of the bars. */
const fillOf = (action: Action) => ({ '--fill': `var(${actionStyles[action].fill})` }) as CSSProperties;

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

function filterBy(from: number, to: number): void {
  const { setFilter } = useFilters.getState();
  const others = withoutFields(selectFilter(useFilters.getState()), 'after', 'before', 'last');
  const after = withPart(others, { field: 'after', not: false, value: formatDay(from) });
  setFilter(withPart(after, { field: 'before', not: false, value: formatDay(to) }));
}

/** The selected part of the chart, in buckets. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Selecting a part of the chart, by dragging or with the arrow keys (Shift extends). Releasing or Enter filters by it. */
function useRange(activity: Activity) {
  const [range, setRange] = useState<Range | null>(null);
  const [isDragging, setDragging] = useState(false);
  const end = activity.buckets.length - 1;
  const current = Math.min(range ? range.to : end, end);
  const first = range ? Math.min(range.from, current) : 0;
  const last = range ? Math.max(Math.min(range.from, end), current) : end;

  const apply = () => {
    const from = activity.buckets[first]?.start;
    if (from !== undefined) filterBy(from, activity.buckets[last + 1]?.start ?? activity.end);
    setRange(null);
  };
  const bucketAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * activity.buckets.length);
    return Math.min(end, Math.max(0, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -end, End: end }[event.key];
    if (step !== undefined) {
      const to = range || event.key === 'Home' ? Math.min(end, Math.max(0, current + step)) : current;
      setRange({ from: event.shiftKey && range ? range.from : to, to });
    } else if (event.key === 'Enter' && range) apply();
    else if (event.key === 'Escape' && range) setRange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const handlers = {
    onKeyDown,
    onBlur: () => setRange(null),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
      setRange({ from: bucketAt(event), to: bucketAt(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const to = bucketAt(event);
      setRange({ from: isDragging && range ? range.from : to, to });
    },
    onPointerLeave: () => !isDragging && setRange(null),
    onPointerUp: () => {
      if (isDragging) apply();
      setDragging(false);
    },
    onPointerCancel: () => {
      setDragging(false);
      setRange(null);
    },
  };
  return { isChosen: range !== null, first, last, current, end, handlers };
}

/** Events over time, stacked by action, with a line that describes what is shown or selected. */
export function ActivityChart() {
  useLoading();
  const activity = useActivity((s) => s.activity);
  if (!activity || totalOf(sumOf(activity, 0, activity.buckets.length)) === 0) return null;
  return <Chart activity={activity} />;
}

function Chart({ activity }: { readonly activity: Activity }) {
  const { isChosen, first, last, current, end, handlers } = useRange(activity);
  const counts = sumOf(activity, first, last);
  const when = isChosen ? rangeText(activity, first, last) : t.feed.chartTotal;
  return (
    <div className="activity">
      <p className="activity-caption" aria-hidden="true">
        <span className="activity-when">{when}</span>
        {countedActions(counts).map((action) => (
          <span key={action} className="activity-part" style={fillOf(action)}>
            {t.feed.chartCount(counts[action] ?? 0, format.number(counts[action] ?? 0), action)}
          </span>
        ))}
        {totalOf(counts) === 0 && <span>{t.feed.chartNone}</span>}
      </p>
      <div
        className="activity-chart"
        role="slider"
        tabIndex={0}
        aria-label={`${t.feed.chart}. ${t.feed.chartHint}`}
        aria-valuemin={0}
        aria-valuemax={end}
        aria-valuenow={current}
        aria-valuetext={t.feed.chartPart(when, countsText(counts))}
        {...handlers}
      >
        <Suspense>
          <ActivityPlot activity={activity} marked={isChosen ? { first, last } : null} />
        </Suspense>
      </div>
    </div>
  );
}
