import { BellPlus, CalendarSearch } from 'lucide-react';
import { memo, useRef } from 'react';
import { runCommand } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { focusList } from '../list/focus-list.ts';
import { alertAboutFilter } from '../query/alert-about.ts';
import { readBox, useFilters } from '../query/filter-store.ts';
import { QueryBox } from '../query/query-box.tsx';
import { t } from '../strings/index.ts';
import { IconButton } from '../ui/button.tsx';
import { useTight } from '../ui/use-tight.ts';
import { Chips } from './filters/chips.tsx';
import { FilterButton } from './filters/filter-button.tsx';
import { FilterMenus } from './filters/filter-menus.tsx';
import { SavedMenu } from './saved/saved-menu.tsx';

/** The search box, the filter menus, and the chips of the filters that are set. */
export const FeedTools = memo(function FeedTools() {
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.chips);
  const { setLine, settleLine, setFilter } = useFilters.getState();
  const input = useRef<HTMLInputElement>(null);
  const tools = useTight<HTMLDivElement>();
  const { filter, problems } = readBox({ line, chips });
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
        <FilterButton filter={filter} onChange={setFilter} />
        <FilterMenus filter={filter} onChange={setFilter} />
        <SavedMenu />
        <IconButton icon={BellPlus} label={t.alerts.rules.alertMe} onClick={alertAboutFilter} />
        <IconButton icon={CalendarSearch} label={t.jump.title} onClick={() => runCommand('date')} />
      </div>
      <Chips filter={filter} onChange={setFilter} />
    </>
  );
});
