import { locale, t } from '../strings/index.ts';
import { type Bucket, busiest } from './buckets.ts';
import { CellChoice } from './cell-choice.tsx';
import { summaryOf } from './day-bars.tsx';

const DAYS = 7;
/** How many shades there are besides the one for nothing. */
export const SHADES = 4;

/** The shade of a day: the square root lets quiet days be seen beside busy ones. */
export const shadeOf = (events: number, most: number): number =>
  events === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(events / most) * SHADES));

/** The row of a day: weeks begin on Monday. */
export const weekdayOf = (time: number): number => (new Date(time).getDay() + DAYS - 1) % DAYS;

const month = new Intl.DateTimeFormat(locale, { month: 'short' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
/** 1 January 2024 was a Monday. */
const weekdayName = (row: number): string => weekday.format(new Date(2024, 0, 1 + row));

/** Where the year does not fit, its end is what matters. */
function showEnd(box: HTMLElement | null): void {
  if (box) box.scrollLeft = box.scrollWidth;
}

interface Props {
  readonly days: readonly Bucket[];
  readonly onChoose: (day: Bucket) => void;
}

/** A year as a calendar: a column for each week, a shade for each day. */
export function HeatMap({ days, onChoose }: Props) {
  const most = busiest(days)?.events ?? 1;
  const summary = summaryOf(days, true);
  return (
    <figure className="statistics-chart wide">
      <h2>{t.statistics.calendar}</h2>
      <div className="heat">
        <div className="heat-weekdays" aria-hidden="true">
          {[0, 2, 4].map((row) => (
            <span key={row} style={{ gridRow: row + 2 }}>
              {weekdayName(row)}
            </span>
          ))}
        </div>
        <CellChoice
          label={`${t.statistics.calendar}. ${summary}`}
          className="heat-days"
          buckets={days}
          steps={{ across: DAYS, down: 1 }}
          onChoose={onChoose}
          onShown={showEnd}
          cell={({ start, events }) => (
            <span
              className={`heat-day shade-${shadeOf(events, most)}`}
              style={{ gridRow: weekdayOf(start) + 2 }}
            />
          )}
        >
          <Months days={days} />
        </CellChoice>
      </div>
      <p className="heat-key quiet" aria-hidden="true">
        {t.statistics.less}
        {Array.from({ length: SHADES + 1 }, (_, shade) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shades never change.
          <span key={shade} className={`heat-day shade-${shade}`} />
        ))}
        {t.statistics.more}
      </p>
      <figcaption className="quiet">{summary}</figcaption>
    </figure>
  );
}

/** The names of the months, above the week in which each begins. */
function Months({ days }: { readonly days: readonly Bucket[] }) {
  const first = weekdayOf(days[0]?.start ?? 0);
  const begins = days.flatMap(({ start }, index) =>
    new Date(start).getDate() === 1 ? [{ start, column: Math.floor((index + first) / DAYS) + 1 }] : [],
  );
  return begins.map(({ start, column }) => (
    <span key={start} className="heat-month" aria-hidden="true" style={{ gridColumn: column }}>
      {month.format(start)}
    </span>
  ));
}
