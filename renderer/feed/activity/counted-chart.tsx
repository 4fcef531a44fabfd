import { ChevronDown, ChevronRight } from 'lucide-react';
import { type CSSProperties, memo, Suspense } from 'react';
import type { Action, Activity } from '../../../electron/ipc/contract.ts';
import { changeSettings } from '../../state/settings.ts';
import { format, t } from '../../strings/index.ts';
import { actionStyles } from '../../ui/kind-styles.ts';
import { later } from '../../ui/later.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { countedActions, countsText, mostOf, rangeText, sumOf, totalOf } from './activity-shape.ts';
import { ticksOf } from './activity-ticks.ts';
import { useRange } from './use-range.ts';

/** The library that draws the bars comes with the first chart, after the rows. */
const ActivityPlot = later(async () => (await import('./activity-plot.tsx')).ActivityPlot);

/** The colour of an action's part of the bars. */
const fillOf = (action: Action) => ({ '--fill': `var(${actionStyles[action].fill})` }) as CSSProperties;

interface Props {
  readonly activity: Activity;
  readonly isOpen: boolean;
}

/** The chart, or its counts alone while it is closed; nothing where nothing was counted. */
export function CountedChart({ activity, isOpen }: Props) {
  if (totalOf(sumOf(activity, 0, activity.buckets.length)) === 0) return null;
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
      <p className="activity-parts" data-still="empty" aria-hidden={isOpen}>
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
          <Suspense fallback={<div className="activity-plot" />}>
            <ActivityPlot activity={activity} marked={isChosen ? { first, last } : null} />
          </Suspense>
        </div>
        <span className="activity-most" data-still="blank" title={most.text} aria-hidden="true">
          {most.shown}
        </span>
        <p className="activity-ticks" data-still="empty" aria-hidden="true">
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
