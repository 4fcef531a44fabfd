import { CalendarDays, ChevronDown, MailOpen } from 'lucide-react';
import { memo, type ReactNode, Suspense } from 'react';
import { type FieldName, filterActions, filterSubjects } from '../../../electron/core/model/query-fields.ts';
import { hasPart, timeFields, valuesOf } from '../../../electron/core/query/filter.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { ActionTag, SubjectIcon } from '../../ui/kinds.tsx';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TimeChoices } from '../later-parts.ts';
import { type FilterProps, part, toggled, unread } from './filter-parts.ts';
import './filter-menus.css';

/** Rendered again only when the conditions change, not with each letter. */
export const FilterMenus = memo(function FilterMenus({ filter, onChange }: FilterProps) {
  return (
    <div className="filter-menus">
      <FieldMenu
        filter={filter}
        onChange={onChange}
        field="action"
        label={t.feed.action}
        values={filterActions}
        shown={(action) => <ActionTag action={action} />}
      />
      <FieldMenu
        filter={filter}
        onChange={onChange}
        field="kind"
        label={t.feed.kind}
        values={filterSubjects}
        shown={(subject) => (
          <>
            <SubjectIcon subject={subject} size={15} /> {t.subjects[subject]}
          </>
        )}
      />
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
        <Suspense>
          <TimeChoices filter={filter} onChange={onChange} />
        </Suspense>
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
});

interface FieldMenuProps<Value extends string> extends FilterProps {
  readonly field: FieldName;
  readonly label: string;
  readonly values: readonly Value[];
  /** What a value is shown as. */
  readonly shown: (value: Value) => ReactNode;
}

/** A menu of the values of a field, each of which can be turned on and off. */
function FieldMenu<Value extends string>(props: FieldMenuProps<Value>) {
  const { filter, onChange, field, label, values, shown } = props;
  return (
    <Menu
      label={label}
      trigger={
        <Button variant="quiet" aria-pressed={valuesOf(filter, field).length > 0}>
          {label}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {values.map((value) => (
        <MenuCheck
          key={value}
          checked={hasPart(filter, part(field, value))}
          onChange={(on) => onChange(toggled(filter, part(field, value), on))}
        >
          {shown(value)}
        </MenuCheck>
      ))}
    </Menu>
  );
}
