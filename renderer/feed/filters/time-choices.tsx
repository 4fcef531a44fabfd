import type { Filter } from '../../../electron/core/model/filter.ts';
import {
  type FilterPart,
  inTime,
  timeFields,
  valuesOf,
  withoutFields,
} from '../../../electron/core/query/filter.ts';
import { formatDateOnly, momentTime, spanStart } from '../../../electron/core/query/moment.ts';
import { withNewFilter } from '../../query/filter-store.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { PopoverClose } from '../../ui/popover.tsx';
import { type FilterProps, part } from './filter-parts.ts';

/** Returns the day that a field begins with, as an input of a day has it. */
function dayOf(filter: Filter, field: 'after' | 'before'): string {
  const [moment = ''] = valuesOf(filter, field);
  const [span = ''] = field === 'after' ? valuesOf(filter, 'last') : [];
  const time = momentTime(moment, Date.now()) ?? spanStart(span, Date.now());
  return time === null ? '' : formatDateOnly(time);
}

/** Returns the filter with another day; the length of time that was chosen makes way for it. */
function withDay(filter: Filter, field: 'after' | 'before', day: string): Filter {
  const rest = withoutFields(filter, field, 'last');
  return day === '' ? rest : withNewFilter(rest, part(field, day));
}

/** Times to filter by: some that are asked for often, and the days between which it was. */
export function TimeChoices({ filter, onChange }: FilterProps) {
  const choices: { label: string; only: FilterPart[] }[] = [
    { label: t.feed.anyTime, only: [] },
    { label: t.feed.today, only: [part('after', 'today')] },
    { label: t.feed.week, only: [part('last', '7d')] },
    { label: t.feed.month, only: [part('last', '30d')] },
  ];
  const set = JSON.stringify(filter.filter(({ field }) => timeFields.some((one) => one === field)));
  return (
    <>
      <div className="time-choices">
        {choices.map(({ label, only }) => (
          <PopoverClose key={label}>
            <Button
              variant="quiet"
              aria-pressed={set === JSON.stringify(inTime([], ...only))}
              onClick={() => onChange(inTime(filter, ...only))}
            >
              {label}
            </Button>
          </PopoverClose>
        ))}
      </div>
      <div className="time-range">
        {(['after', 'before'] as const).map((field) => (
          <label key={field}>
            {field === 'after' ? t.feed.from : t.feed.to}
            <input
              type="date"
              value={dayOf(filter, field)}
              onChange={(event) => onChange(withDay(filter, field, event.target.value))}
            />
          </label>
        ))}
      </div>
    </>
  );
}
