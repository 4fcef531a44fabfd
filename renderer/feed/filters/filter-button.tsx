import { ListFilter } from 'lucide-react';
import { Suspense } from 'react';
import { partsOf } from '../../../electron/core/query/filter.ts';
import { isWord } from '../../query/filter-store.ts';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { FilterPanel } from '../later-parts.ts';
import type { FilterProps } from './filter-parts.ts';
import './filter-button.css';

/** Everything that the toolbar has besides the search, in one box under one button, where it has no room for more. */
export function FilterButton({ filter, onChange }: FilterProps) {
  const set = partsOf(filter.filter((one) => !isWord(one))).length;
  return (
    <Popover
      label={t.feed.filter}
      trigger={
        <Button className="filter-button" icon={ListFilter} aria-pressed={set > 0}>
          {set > 0 ? `${t.feed.filter} (${format.number(set)})` : t.feed.filter}
        </Button>
      }
    >
      <Suspense>
        <FilterPanel filter={filter} onChange={onChange} />
      </Suspense>
    </Popover>
  );
}
