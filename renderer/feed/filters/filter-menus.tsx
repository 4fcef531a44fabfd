import { CalendarDays, ChevronDown, MailOpen } from 'lucide-react';
import { Popover } from 'radix-ui';
import { formatDay, parseDay } from '../../query/day.ts';
import type { Filters } from '../../query/filters.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { filterActions, filterSubjects } from '../../ui/kind-styles.ts';
import { ActionTag, SubjectIcon } from '../../ui/kinds.tsx';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import './filter-menus.css';

interface Props {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

function toggled<T>(all: readonly T[], one: T, on: boolean): T[] {
  return on ? [...all, one] : all.filter((other) => other !== one);
}

/** The start of the day `days` days before today, in the local zone. */
function daysAgo(days: number): number {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - days);
  return day.getTime();
}

export function FilterMenus({ filters, onChange }: Props) {
  return (
    <div className="filter-menus">
      <Menu
        label={t.feed.action}
        trigger={
          <Button variant="quiet" aria-pressed={filters.actions.length > 0}>
            {t.feed.action}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        {filterActions.map((action) => (
          <MenuCheck
            key={action}
            checked={filters.actions.includes(action)}
            onChange={(on) => onChange({ ...filters, actions: toggled(filters.actions, action, on) })}
          >
            <ActionTag action={action} />
          </MenuCheck>
        ))}
      </Menu>
      <Menu
        label={t.feed.kind}
        trigger={
          <Button variant="quiet" aria-pressed={filters.subjects.length > 0}>
            {t.feed.kind}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        {filterSubjects.map((subject) => (
          <MenuCheck
            key={subject}
            checked={filters.subjects.includes(subject)}
            onChange={(on) => onChange({ ...filters, subjects: toggled(filters.subjects, subject, on) })}
          >
            <SubjectIcon subject={subject} size={15} /> {t.subjects[subject]}
          </MenuCheck>
        ))}
      </Menu>
      <TimeFilter filters={filters} onChange={onChange} />
      <Button
        variant="quiet"
        icon={MailOpen}
        aria-pressed={filters.unread}
        onClick={() => onChange({ ...filters, unread: !filters.unread })}
      >
        {t.feed.unread}
      </Button>
    </div>
  );
}

function TimeFilter({ filters, onChange }: Props) {
  const choices = [
    { label: t.feed.anyTime, from: null },
    { label: t.feed.today, from: daysAgo(0) },
    { label: t.feed.week, from: daysAgo(6) },
    { label: t.feed.month, from: daysAgo(29) },
  ];
  const day = (time: number | null) => (time === null ? '' : formatDay(time).slice(0, 10));
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button
          variant="quiet"
          icon={CalendarDays}
          aria-pressed={filters.from !== null || filters.to !== null}
        >
          {t.feed.time}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="start" sideOffset={4} aria-label={t.feed.time}>
          <div className="time-choices">
            {choices.map((choice) => (
              <Popover.Close asChild key={choice.label}>
                <Button
                  variant="quiet"
                  aria-pressed={filters.from === choice.from && filters.to === null}
                  onClick={() => onChange({ ...filters, from: choice.from, to: null })}
                >
                  {choice.label}
                </Button>
              </Popover.Close>
            ))}
          </div>
          <div className="time-range">
            <label>
              {t.feed.from}
              <input
                type="date"
                value={day(filters.from)}
                onChange={(event) => onChange({ ...filters, from: parseDay(event.target.value) })}
              />
            </label>
            <label>
              {t.feed.to}
              <input
                type="date"
                value={day(filters.to)}
                onChange={(event) => onChange({ ...filters, to: parseDay(event.target.value) })}
              />
            </label>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
