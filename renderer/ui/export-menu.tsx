import { ChevronDown, Download } from 'lucide-react';
import type { ToExport } from '../../electron/ipc/contract.ts';
import { exportName, exportTargets, runExport } from '../state/export.ts';
import { t } from '../strings/index.ts';
import { Button } from './button.tsx';
import { Menu, MenuItem } from './menu.tsx';

interface Props {
  readonly what: ToExport;
  /** How many rows it is. */
  readonly total: number;
}

/** A menu to export all that a list shows. */
export function ExportMenu({ what, total }: Props) {
  const label = exportName(what, total);
  return (
    <Menu
      label={label}
      align="end"
      trigger={
        <Button variant="quiet" icon={Download} short="" aria-label={label}>
          {t.export.short}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {exportTargets.map((to) => (
        <MenuItem key={to} onSelect={() => void runExport(what, to)}>
          {t.export.to[to]}
        </MenuItem>
      ))}
    </Menu>
  );
}
