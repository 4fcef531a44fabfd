import { CalendarDays, ChevronDown, MailOpen } from 'lucide-react';
import { filterActions, filterSubjects } from '../../../electron/core/model/query-fields.ts';
import { hasPart, timeFields, valuesOf } from '../../../electron/core/query/filter.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { ActionTag, SubjectIcon } from '../../ui/kinds.tsx';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { type FilterProps, part, toggled, unread } from './filter-parts.ts';
import { TimeChoices } from './time-choices.tsx';
import './filter-menus.css';

export function FilterMenus({ filter, onChange }: FilterProps) {
  return (
    <div className="filter-menus">
      <ActionMenu filter={filter} onChange={onChange} />
      <KindMenu filter={filter} onChange={onChange} />
      <Popover
        label={t.feed.time}
        trigger={
          <Button
            variant="quiet"
            icon={CalendarDays}
            aria-pressed={filter.some(({ field }) => timeFields.some((one) => one === field))}
          >
            {t.feed.time}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        <TimeChoices filter={filter} onChange={onChange} />
      </Popover>
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

function ActionMenu({ filter, onChange }: FilterProps) {
  return (
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
  );
}

function KindMenu({ filter, onChange }: FilterProps) {
  return (
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
  );
}
