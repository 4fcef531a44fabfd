import { useEffect } from 'react';
import type { SnoozedRow } from '../../electron/ipc/contract.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { PlainRows, plainHandlers } from '../list/plain-rows.tsx';
import { endSnooze, offerToSnooze, snoozeOptions } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { offerToStar, type StarTarget, star, starLabel } from '../state/star.ts';
import { t } from '../strings/index.ts';
import { isStarred, openEither, titleOfEither } from '../ui/mixed-row.tsx';
import { openSnoozeMenu } from '../ui/snooze-menu.tsx';
import { snoozedList, whatOf } from './snoozed-list.ts';
import { SnoozedLine } from './snoozed-row.tsx';

const openSnoozed = ({ account, about }: SnoozedRow): void => openEither(account, about);

const sourceOf =
  (row: SnoozedRow): SnoozeSource =>
  async () => [whatOf(row)];

function atCursor(): SnoozedRow | undefined {
  const { rows, cursor } = snoozedList.store.getState();
  return rows.at.get(cursor);
}

/** What a command snoozes until another time. */
function toSnooze(): SnoozeSource | null {
  const row = atCursor();
  return row ? sourceOf(row) : null;
}

function starOf(row: SnoozedRow): StarTarget {
  const isOn = !isStarred(row.about);
  return { isOn, run: () => void star([whatOf(row)], isOn) };
}

/** What a command gives a star. */
function toStar(): StarTarget | null {
  const row = atCursor();
  return row ? starOf(row) : null;
}

/** What can be done with something that is snoozed. */
const menuOf = (row: SnoozedRow): RowMenu => ({
  label: titleOfEither(row.about),
  groups: [
    [{ label: t.keys.open, run: () => openSnoozed(row) }],
    [
      { label: t.snooze.change, entries: snoozeOptions(sourceOf(row)) },
      { label: t.snooze.end, run: () => void endSnooze(whatOf(row)) },
      { label: starLabel(starOf(row).isOn), run: starOf(row).run },
    ],
  ],
});

function useSnoozedKeys(): void {
  useEffect(() => offerToSnooze(toSnooze), []);
  useEffect(() => offerToStar(toStar), []);
  useCommandKeys('snoozed', {
    ...plainHandlers(snoozedList, openSnoozed),
    snooze: () => {
      const source = toSnooze();
      if (source) openSnoozeMenu(source);
    },
    star: () => toStar()?.run(),
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
