import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { runCommand } from '../../commands/commands.ts';
import { applyFilter, useSavedFilters } from '../../query/saved-filters.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';

/** A menu of the saved filters, with an entry to edit them. */
export const SavedMenu = memo(function SavedMenu() {
  const filters = useSavedFilters();
  return (
    <Menu
      label={t.saved.title}
      trigger={
        <Button variant="quiet">
          {t.saved.short}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {filters.map((filter) => (
        <MenuItem key={filter.name} onSelect={() => applyFilter(filter)}>
          {filter.name}
        </MenuItem>
      ))}
      {filters.length > 0 && <MenuLine />}
      <MenuItem onSelect={() => runCommand('saved-filters')}>{t.saved.edit}</MenuItem>
    </Menu>
  );
});
