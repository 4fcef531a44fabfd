import { format, t } from '../strings/index.ts';
import { type Bucket, busiest } from './buckets.ts';
import { CellChoice, eventsText } from './cell-choice.tsx';

interface Props {
  readonly buckets: readonly Bucket[];
  readonly isDays: boolean;
  readonly onChoose: (bucket: Bucket) => void;
}

/** What a chart over time shows, in words. */
export function summaryOf(buckets: readonly Bucket[], isDays: boolean): string {
  const most = busiest(buckets);
  if (most === undefined) return t.statistics.emptyYear;
  const total = buckets.reduce((sum, { events }) => sum + events, 0);
  const days = Math.max(1, ((buckets.at(-1)?.end ?? 0) - (buckets[0]?.start ?? 0)) / 86_400_000);
  const when = (isDays ? t.statistics.most : t.statistics.mostMonth)(most.name, format.number(most.events));
  return `${eventsText(total)}. ${when} ${t.statistics.average(format.number(Math.round((total / days) * 10) / 10))}`;
}

/** Events by day or month, as upright bars. */
export function DayBars({ buckets, isDays, onChoose }: Props) {
  const title = isDays ? t.statistics.byDay : t.statistics.byMonth;
  const most = busiest(buckets)?.events ?? 1;
  const summary = summaryOf(buckets, isDays);
  return (
    <figure className="statistics-chart wide">
      <h2>{title}</h2>
      <CellChoice
        label={`${title}. ${summary}`}
        className="day-bars"
        buckets={buckets}
        steps={{ across: 1, down: 1 }}
        onChoose={onChoose}
        cell={({ events }) => <span className="day-bar" style={{ height: `${(events / most) * 100}%` }} />}
      />
      <p className="day-ends" aria-hidden="true">
        <span>{buckets[0]?.name}</span>
        <span>{buckets.at(-1)?.name}</span>
      </p>
      <figcaption className="quiet">{summary}</figcaption>
    </figure>
  );
}
