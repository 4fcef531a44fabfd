import { Plus, Trash2 } from 'lucide-react';
import type { AppState } from '../../electron/ipc/contract.ts';
import { changeSettings } from '../state/settings.ts';
import { format, locale, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Segments } from '../ui/segments.tsx';
import { weekFrom } from './week.ts';
import './quiet-hours.css';

type Table = AppState['quietHours'];
type Range = Table['ranges'][number];

/** The night of a working day, to begin with. */
const newRange: Range = { days: [1, 2, 3, 4, 5], from: '22:00', to: '07:00' };
/** As many as the setting takes. */
const mostRanges = 28;

const week = weekFrom(locale);
const save = (quietHours: Table) => void changeSettings({ quietHours });

/** The week's table of quiet hours: each line is a range of hours, and the days on which it begins. */
export function QuietHours({ table }: { readonly table: Table }) {
  const { isOn, ranges } = table;
  const change = (n: number, part: Partial<Range>) =>
    save({ ...table, ranges: ranges.map((range, at) => (at === n ? { ...range, ...part } : range)) });
  return (
    <section aria-labelledby="settings-quiet">
      <h2 id="settings-quiet">{t.quiet.hours}</h2>
      <Segments
        label={t.quiet.hours}
        value={isOn ? 'on' : 'off'}
        onChange={(value) => save({ ...table, isOn: value === 'on' })}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t.settings.switch[value] }))}
      />
      <p className="quiet">{t.quiet.hoursText}</p>
      {isOn && (
        <ul className="quiet-ranges" aria-label={t.quiet.table}>
          {ranges.length === 0 && <li>{t.quiet.none}</li>}
          {ranges.map((range, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a range has nothing of its own that stays the same.
            <li key={n}>
              <RangeFields
                number={format.number(n + 1)}
                range={range}
                onChange={(part) => change(n, part)}
                onRemove={() => save({ ...table, ranges: ranges.filter((_, at) => at !== n) })}
              />
            </li>
          ))}
        </ul>
      )}
      {isOn && ranges.length < mostRanges && (
        <div className="detail-actions">
          <Button icon={Plus} onClick={() => save({ ...table, ranges: [...ranges, newRange] })}>
            {t.quiet.add}
          </Button>
        </div>
      )}
    </section>
  );
}

interface RangeProps {
  /** Its place in the table, written out. */
  readonly number: string;
  readonly range: Range;
  readonly onChange: (part: Partial<Range>) => void;
  readonly onRemove: () => void;
}

function RangeFields({ number, range, onChange, onRemove }: RangeProps) {
  const { days, from, to } = range;
  const toggle = (day: number) =>
    onChange({ days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort() });
  return (
    <fieldset className="quiet-range" aria-label={t.quiet.range(number)}>
      <div className="quiet-fields">
        <span className="quiet-days">
          {week.map(({ day, short, long }) => (
            <button
              key={day}
              type="button"
              className="quiet-day"
              aria-label={long}
              title={long}
              aria-pressed={days.includes(day)}
              onClick={() => toggle(day)}
            >
              {short}
            </button>
          ))}
        </span>
        <span className="quiet-times">
          <Time label={t.quiet.from} value={from} onTime={(time) => onChange({ from: time })} />
          <Time label={t.quiet.to} value={to} onTime={(time) => onChange({ to: time })} />
        </span>
        <span className="quiet">{to <= from ? t.quiet.nextDay : ''}</span>
      </div>
      <IconButton icon={Trash2} label={t.quiet.remove(number)} onClick={onRemove} />
    </fieldset>
  );
}

interface TimeProps {
  readonly label: string;
  /** "HH:MM". */
  readonly value: string;
  readonly onTime: (time: string) => void;
}

/** A time of day. While it is incomplete, the browser gives an empty value, and nothing is saved. */
function Time({ label, value, onTime }: TimeProps) {
  return (
    <label>
      {label}{' '}
      <input
        type="time"
        value={value}
        onChange={(event) => {
          if (event.target.value !== '') onTime(event.target.value);
        }}
      />
    </label>
  );
}
