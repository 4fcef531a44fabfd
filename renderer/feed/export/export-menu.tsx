import { ChevronDown, Download } from 'lucide-react';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { type ExportTo, exportEvents } from './export-events.ts';

const targets: readonly ExportTo[] = ['csv', 'jsonl', 'clipboard'];

/** A menu to export the matching events; `shown` is their number as text. */
export function ExportMenu({ shown }: { readonly shown: string }) {
  return (
    <Menu
      label={t.feed.export(shown)}
      align="end"
      trigger={
        <Button variant="quiet" icon={Download} aria-label={t.feed.export(shown)}>
          {t.feed.exportShort}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {targets.map((to) => (
        <MenuItem key={to} onSelect={() => void exportEvents(to)}>
          {t.feed.exportTo[to]}
        </MenuItem>
      ))}
    </Menu>
  );
}
