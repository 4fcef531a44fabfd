import { ChevronDown, ChevronRight } from 'lucide-react';
import { type CSSProperties, memo, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Action, Activity } from '../../../electron/ipc/contract.ts';
import { useApp } from '../../state/app-store.ts';
import { changeSettings } from '../../state/settings.ts';
import { format, t } from '../../strings/index.ts';
import { actionStyles } from '../../ui/kind-styles.ts';
import { later } from '../../ui/later.tsx';
import { throttle } from '../../ui/throttle.ts';
import { useMedia } from '../../ui/use-media.ts';
import { useWidth } from '../../ui/use-width.ts';
import { feedList } from '../list/feed-list.ts';
import { countedActions, countsText, mostOf, rangeText, sumOf, totalOf } from './activity-shape.ts';
import { useActivity } from './activity-store.ts';
import { ticksOf } from './activity-ticks.ts';
import { useRange } from './use-range.ts';
import './activity.css';

/** The library that draws the bars comes with the first chart, after the rows. */
const ActivityPlot = later(async () => (await import('./activity-plot.tsx')).ActivityPlot);

/** The colour of an action's part of the bars. */
const fillOf = (action: Action) => ({ '--fill': `var(${actionStyles[action].fill})` }) as CSSProperties;

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
  if (!activity || totalOf(sumOf(activity, 0, activity.buckets.length)) === 0) return null;
  if (isOpen) return <OpenChart activity={activity} />;
  return (
    <div className="activity">
      <Caption activity={activity} first={0} last={activity.buckets.length} isOpen={false} />
    </div>
  );
}

interface CaptionProps {
  readonly activity: Activity;
  /** The part that is counted, in buckets. */
  readonly first: number;
  readonly last: number;
  readonly isOpen: boolean;
}

/** How often each action happened, and the button that opens and closes the chart. */
function Caption({ activity, first, last, isOpen }: CaptionProps) {
  const counts = sumOf(activity, first, last);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const isWhole = first === 0 && last >= activity.buckets.length - 1;
  const label = isOpen ? t.feed.chartHide : t.feed.chartShow;
  return (
    <div className="activity-caption">
      <button
        type="button"
        className="activity-toggle"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onClick={() => void changeSettings({ chart: !isOpen })}
      >
        <Chevron size={14} aria-hidden="true" />
      </button>
      <p className="activity-parts" aria-hidden={isOpen}>
        {countedActions(counts).map((action) => (
          <span key={action} className="activity-part" style={fillOf(action)}>
            {t.feed.chartCount(counts[action] ?? 0, format.number(counts[action] ?? 0), action)}
          </span>
        ))}
        {totalOf(counts) === 0 && <span>{t.feed.chartNone}</span>}
        {isWhole && activity.earlier > 0 && (
          <span>{t.feed.chartEarlier(format.number(activity.earlier))}</span>
        )}
      </p>
    </div>
  );
}

/** Rendered again only when the counts change, not with every row that comes in. */
const OpenChart = memo(function OpenChart({ activity }: { readonly activity: Activity }) {
  const { isChosen, first, last, current, end, handlers } = useRange(activity);
  const { box, width } = useWidth();
  const when = isChosen ? rangeText(activity, first, last) : t.feed.chartTotal;
  const most = mostOf(activity);
  return (
    <div className="activity">
      <Caption activity={activity} first={first} last={last} isOpen />
      <div className="activity-frame">
        <div
          ref={box}
          className="activity-chart"
          role="slider"
          tabIndex={0}
          aria-label={`${t.feed.chart}. ${most.text}. ${t.feed.chartHint}`}
          aria-valuemin={0}
          aria-valuemax={end}
          aria-valuenow={current}
          aria-valuetext={t.feed.chartPart(when, countsText(sumOf(activity, first, last)))}
          {...handlers}
        >
          <Suspense>
            <ActivityPlot activity={activity} marked={isChosen ? { first, last } : null} />
          </Suspense>
        </div>
        <span className="activity-most" title={most.text} aria-hidden="true">
          {most.shown}
        </span>
        <p className="activity-ticks" aria-hidden="true">
          {isChosen ? (
            <span className="activity-when">{when}</span>
          ) : (
            ticksOf(activity, width).map(({ at, text }) => (
              <span key={at} className="activity-tick" style={{ left: `${at * 100}%` }}>
                {text}
              </span>
            ))
          )}
        </p>
      </div>
    </div>
  );
});
