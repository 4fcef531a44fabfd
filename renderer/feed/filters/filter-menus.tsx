import { CalendarDays, ChevronDown, MailOpen } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { Filter } from '../../../electron/core/model/filter.ts';
import { type FieldName, filterActions, filterSubjects } from '../../../electron/core/model/query-fields.ts';
import {
  type FilterPart,
  hasPart,
  inTime,
  timeFields,
  valuesOf,
  withoutFields,
  withoutPart,
} from '../../../electron/core/query/filter.ts';
import { formatDateOnly, momentTime, spanStart } from '../../../electron/core/query/moment.ts';
import { withNewFilter } from '../../query/filter-store.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { ActionTag, SubjectIcon } from '../../ui/kinds.tsx';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import './filter-menus.css';

interface Props {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const part = (field: FieldName, value: string): FilterPart => ({ field, not: false, value });
const toggled = (filter: Filter, one: FilterPart, on: boolean): Filter =>
  on ? withNewFilter(filter, one) : withoutPart(filter, one);
const unread = part('is', 'unread');

export function FilterMenus({ filter, onChange }: Props) {
  return (
    <div className="filter-menus">
      <Menu
        label={t.feed.action}
        trigger={
          <Button variant="quiet" aria-pressed={valuesOf(filter, 'action').length > 0}>
            {t.feed.action}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        {filterActions.map((action) => (
          <MenuCheck
            key={action}
            checked={hasPart(filter, part('action', action))}
            onChange={(on) => onChange(toggled(filter, part('action', action), on))}
          >
            <ActionTag action={action} />
          </MenuCheck>
        ))}
      </Menu>
      <Menu
        label={t.feed.kind}
        trigger={
          <Button variant="quiet" aria-pressed={valuesOf(filter, 'kind').length > 0}>
            {t.feed.kind}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        {filterSubjects.map((subject) => (
          <MenuCheck
            key={subject}
            checked={hasPart(filter, part('kind', subject))}
            onChange={(on) => onChange(toggled(filter, part('kind', subject), on))}
          >
            <SubjectIcon subject={subject} size={15} /> {t.subjects[subject]}
          </MenuCheck>
        ))}
      </Menu>
      <TimeFilter filter={filter} onChange={onChange} />
      <Button
        variant="quiet"
        icon={MailOpen}
        aria-pressed={hasPart(filter, unread)}
        onClick={() => onChange(toggled(filter, unread, !hasPart(filter, unread)))}
      >
        {t.feed.unread}
      </Button>
    </div>
  );
}

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

function TimeFilter({ filter, onChange }: Props) {
  const choices: { label: string; only: FilterPart[] }[] = [
    { label: t.feed.anyTime, only: [] },
    { label: t.feed.today, only: [part('after', 'today')] },
    { label: t.feed.week, only: [part('last', '7d')] },
    { label: t.feed.month, only: [part('last', '30d')] },
  ];
  const set = JSON.stringify(filter.filter(({ field }) => timeFields.some((one) => one === field)));
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button variant="quiet" icon={CalendarDays} aria-pressed={set !== '[]'}>
          {t.feed.time}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="start" sideOffset={4} aria-label={t.feed.time}>
          <div className="time-choices">
            {choices.map(({ label, only }) => (
              <Popover.Close asChild key={label}>
                <Button
                  variant="quiet"
                  aria-pressed={set === JSON.stringify(inTime([], ...only))}
                  onClick={() => onChange(inTime(filter, ...only))}
                >
                  {label}
                </Button>
              </Popover.Close>
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
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
