import { BellPlus, CalendarSearch } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import type { Filter } from '../../electron/core/model/filter.ts';
import { runCommand } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { focusList } from '../list/focus-list.ts';
import { alertAboutFilter } from '../query/alert-about.ts';
import { isWord, readBox, selectFilter, useFilters } from '../query/filter-store.ts';
import { QueryBox } from '../query/query-box.tsx';
import { t } from '../strings/index.ts';
import { IconButton } from '../ui/button.tsx';
import { useTight } from '../ui/use-tight.ts';
import { Chips } from './filters/chips.tsx';
import { FilterButton } from './filters/filter-button.tsx';
import { FilterMenus } from './filters/filter-menus.tsx';
import { SavedMenu } from './saved/saved-menu.tsx';

/** Sets all conditions but the words that are searched for. */
function setConditions(conditions: Filter): void {
  const { setFilter, ...box } = useFilters.getState();
  setFilter([...conditions, ...selectFilter(box).filter(isWord)]);
}

/** The conditions of a filter but the words that are searched for: the same ones for as long as they say the same. */
function useConditions(filter: Filter): Filter {
  const conditions = filter.filter((one) => !isWord(one));
  const text = JSON.stringify(conditions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what says the same is the same.
  return useMemo(() => conditions, [text]);
}

/** The search box, the filter menus, and the chips of the filters that are set. */
export const FeedTools = memo(function FeedTools() {
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.chips);
  const { setLine, settleLine, setFilter } = useFilters.getState();
  const input = useRef<HTMLInputElement>(null);
  const tools = useTight<HTMLDivElement>();
  const { filter, problems } = readBox({ line, chips });
  const conditions = useConditions(filter);
  useCommandKeys('feed', {
    search: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  return (
    <>
      <div ref={tools} className="tools feed-tools">
        <QueryBox
          data-tour="search"
          label={t.feed.search}
          placeholder={t.feed.searchHint}
          line={line}
          onLine={setLine}
          problems={problems}
          ignoresProblems
          inputRef={input}
          onBlur={settleLine}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settleLine();
            if (event.key === 'Enter' || event.key === 'ArrowDown') focusList();
            if (event.key !== 'Escape') return;
            if (line === '') focusList();
            else setLine('');
          }}
        />
        <FilterButton filter={conditions} onChange={setConditions} />
        <FilterMenus filter={conditions} onChange={setConditions} />
        <SavedMenu />
        <IconButton icon={BellPlus} label={t.alerts.rules.alertMe} onClick={alertAboutFilter} />
        <IconButton icon={CalendarSearch} label={t.jump.title} onClick={() => runCommand('date')} />
      </div>
      <Chips filter={filter} onChange={setFilter} />
    </>
  );
});
