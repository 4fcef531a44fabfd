import { ChevronDown, Download } from 'lucide-react';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { type ExportTo, exportEvents } from './export-events.ts';

const targets: readonly ExportTo[] = ['csv', 'jsonl', 'clipboard'];

/** Takes what the filter shows out of the app; `shown` is how many that are, written out. */
export function ExportMenu({ shown }: { readonly shown: string }) {
  return (
    <Menu
      label={t.feed.export(shown)}
      align="end"
      trigger={
        <Button look="quiet" icon={Download} aria-label={t.feed.export(shown)}>
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
