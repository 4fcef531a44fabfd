import { ChevronDown, Download } from 'lucide-react';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { exportEvents, exportTargets } from './export-events.ts';

/** A menu to export the matching events; `total` is their number. */
export function ExportMenu({ total }: { readonly total: number }) {
  const label = t.feed.export(total, format.number(total));
  return (
    <Menu
      label={label}
      align="end"
      trigger={
        <Button variant="quiet" icon={Download} short="" aria-label={label}>
          {t.feed.exportShort}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {exportTargets.map((to) => (
        <MenuItem key={to} onSelect={() => void exportEvents(to)}>
          {t.feed.exportTo[to]}
        </MenuItem>
      ))}
    </Menu>
  );
}
