import { useEffect } from 'react';
import type { SnoozedRow } from '../../electron/ipc/contract.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { PlainRows, plainHandlers } from '../list/plain-rows.tsx';
import { endSnooze, offerToSnooze, snoozeOptions } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { t } from '../strings/index.ts';
import { openSnoozeMenu } from '../ui/snooze-menu.tsx';
import { snoozedList, whatOf } from './snoozed-list.ts';
import { openSnoozed, SnoozedLine, titleOf } from './snoozed-row.tsx';

const sourceOf =
  (row: SnoozedRow): SnoozeSource =>
  async () => [whatOf(row)];

/** What a command snoozes until another time. */
function atCursor(): SnoozeSource | null {
  const { rows, cursor } = snoozedList.store.getState();
  const row = rows.at.get(cursor);
  return row ? sourceOf(row) : null;
}

/** What can be done with something that is snoozed. */
const menuOf = (row: SnoozedRow): RowMenu => ({
  label: titleOf(row),
  groups: [
    [{ label: t.keys.open, run: () => openSnoozed(row) }],
    [
      { label: t.snooze.change, entries: snoozeOptions(sourceOf(row)) },
      { label: t.snooze.end, run: () => void endSnooze(whatOf(row)) },
    ],
  ],
});

function useSnoozedKeys(): void {
  useEffect(() => offerToSnooze(atCursor), []);
  useCommandKeys('snoozed', {
    ...plainHandlers(snoozedList, openSnoozed),
    snooze: () => {
      const source = atCursor();
      if (source) openSnoozeMenu(source);
    },
  } satisfies Record<ListCommandId<'snoozed'>, KeyHandler>);
}

/** What is snoozed, the first to come back on top. */
export function SnoozedRows() {
  useSnoozedKeys();
  return (
    <PlainRows
      list={snoozedList}
      label={t.snooze.list}
      row={(row, now) => <SnoozedLine row={row} now={now} />}
      menu={menuOf}
      onOpen={openSnoozed}
    />
  );
}
