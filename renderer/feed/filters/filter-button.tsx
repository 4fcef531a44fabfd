import { ListFilter } from 'lucide-react';
import { memo, Suspense } from 'react';
import { partsOf } from '../../../electron/core/query/filter.ts';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { FilterPanel } from '../later-parts.ts';
import type { FilterProps } from './filter-parts.ts';
import './filter-button.css';

/** Everything that the toolbar has besides the search, in one box under one button, where it has no room for more. It is not there while that is measured. */
export const FilterButton = memo(function FilterButton({ filter, onChange }: FilterProps) {
  const set = partsOf(filter).length;
  return (
    <Popover
      label={t.feed.filter}
      trigger={
        <Button className="filter-button" icon={ListFilter} aria-pressed={set > 0} data-elastic>
          {set > 0 ? `${t.feed.filter} (${format.number(set)})` : t.feed.filter}
        </Button>
      }
    >
      <Suspense>
        <FilterPanel filter={filter} onChange={onChange} />
      </Suspense>
    </Popover>
  );
});
