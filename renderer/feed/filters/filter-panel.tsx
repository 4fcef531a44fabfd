import { BellPlus, CalendarSearch } from 'lucide-react';
import { filterActions, filterSubjects } from '../../../electron/core/model/query-fields.ts';
import { hasPart } from '../../../electron/core/query/filter.ts';
import { runCommand } from '../../commands/commands.ts';
import { alertAboutFilter } from '../../query/alert-about.ts';
import { applyFilter, useSavedFilters } from '../../query/saved-filters.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { ActionTag, SubjectIcon } from '../../ui/kinds.tsx';
import { PopoverClose } from '../../ui/popover.tsx';
import { type FilterProps, part, toggled, unread } from './filter-parts.ts';
import { TimeChoices } from './time-choices.tsx';

/** Everything that the toolbar has besides the search. */
export function FilterPanel({ filter, onChange }: FilterProps) {
  return (
    <div className="filter-panel">
      <Choices filter={filter} onChange={onChange} />
      <section aria-label={t.feed.time}>
        <h3>{t.feed.time}</h3>
        <TimeChoices filter={filter} onChange={onChange} />
      </section>
      <Others />
    </div>
  );
}

/** Actions, kinds and unread: each can be turned on and off. */
function Choices({ filter, onChange }: FilterProps) {
  const toggle = (one: typeof unread) => ({
    'aria-pressed': hasPart(filter, one),
    onClick: () => onChange(toggled(filter, one, !hasPart(filter, one))),
  });
  return (
    <>
      <section aria-label={t.feed.action}>
        <h3>{t.feed.action}</h3>
        <div className="filter-choices">
          {filterActions.map((action) => (
            <Button key={action} {...toggle(part('action', action))}>
              <ActionTag action={action} />
            </Button>
          ))}
        </div>
      </section>
      <section aria-label={t.feed.kind}>
        <h3>{t.feed.kind}</h3>
        <div className="filter-choices">
          {filterSubjects.map((subject) => (
            <Button key={subject} {...toggle(part('kind', subject))}>
              <SubjectIcon subject={subject} size={15} /> {t.subjects[subject]}
            </Button>
          ))}
          <Button {...toggle(unread)}>{t.feed.unread}</Button>
        </div>
      </section>
    </>
  );
}

/** Saved filters, and what else can be done with the filter. */
function Others() {
  const saved = useSavedFilters();
  return (
    <section aria-label={t.saved.title}>
      <h3>{t.saved.title}</h3>
      <div className="filter-others">
        {saved.map((one) => (
          <PopoverClose key={one.name}>
            <Button variant="quiet" onClick={() => applyFilter(one)}>
              {one.name}
            </Button>
          </PopoverClose>
        ))}
        <PopoverClose>
          <Button variant="quiet" onClick={() => runCommand('saved-filters')}>
            {t.saved.edit}
          </Button>
        </PopoverClose>
        <PopoverClose>
          <Button variant="quiet" icon={BellPlus} onClick={alertAboutFilter}>
            {t.alerts.rules.alertMe}
          </Button>
        </PopoverClose>
        <PopoverClose>
          <Button variant="quiet" icon={CalendarSearch} onClick={() => runCommand('date')}>
            {t.jump.title}
          </Button>
        </PopoverClose>
      </div>
    </section>
  );
}
