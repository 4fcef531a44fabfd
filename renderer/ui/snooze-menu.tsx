import { AlarmClock } from 'lucide-react';
import { snoozeOptions } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { t } from '../strings/index.ts';
import { Button } from './button.tsx';
import { openContextMenu } from './context-menu.tsx';
import { Menu, MenuItem } from './menu.tsx';

interface Props {
  readonly source: SnoozeSource;
  readonly label?: string;
}

/** A button that offers when something comes back. */
export function SnoozeMenu({ source, label = t.snooze.snooze }: Props) {
  return (
    <Menu
      label={t.snooze.until}
      trigger={
        <Button icon={AlarmClock} short="">
          {label}
        </Button>
      }
    >
      {snoozeOptions(source).map(({ id, label: name, run }) => (
        <MenuItem key={id} onSelect={run}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Offers when something comes back, below the row at the cursor. */
export function openSnoozeMenu(source: SnoozeSource): void {
  const list = document.querySelector('main [role="listbox"]');
  const row = document.getElementById(list?.getAttribute('aria-activedescendant') ?? '');
  const nowhere = { clientX: 0, clientY: 0, preventDefault: () => {} };
  openContextMenu(nowhere, {
    label: t.snooze.until,
    groups: [snoozeOptions(source)],
    below: row ?? list,
  });
}
