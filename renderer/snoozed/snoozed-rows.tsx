import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { SnoozedRow } from '../../electron/ipc/contract.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { endSnooze, offerToSnooze, snoozeOptions } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { t } from '../strings/index.ts';
import { openSnoozeMenu } from '../ui/snooze-menu.tsx';
import { useAges } from '../ui/use-now.ts';
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
  const { open, next, previous, first, last, ...pages } = listHandlers(snoozedList, {
    open: openSnoozed,
    isOpen: () => false,
    close: () => {},
  });
  useCommandKeys('snoozed', {
    open,
    next,
    previous,
    first,
    last,
    'page-down': pages['page-down'],
    'page-up': pages['page-up'],
    snooze: () => {
      const source = atCursor();
      if (source) openSnoozeMenu(source);
    },
  } satisfies Record<ListCommandId<'snoozed'>, KeyHandler>);
}

/** What is snoozed, the first to come back on top. */
export function SnoozedRows() {
  const now = useAges();
  const rowHeight = useRowHeight();
  const count = useStore(snoozedList.store, (s) => s.count);
  const sections = useMemo(() => [{ key: '', count: count?.total ?? 30 }], [count]);
  useSnoozedKeys();
  return (
    <div className="list-area" aria-busy={count === null}>
      <VirtualList
        list={snoozedList}
        label={t.snooze.list}
        sections={sections}
        rowHeight={rowHeight}
        headers={false}
        header={() => null}
        row={(row) => <SnoozedLine row={row} now={now} />}
        menu={menuOf}
        onOpen={openSnoozed}
      />
    </div>
  );
}
