import { useEffect } from 'react';
import type { StarredRow } from '../../electron/ipc/contract.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { chosenOf } from '../list/mixed-list.ts';
import { PlainRows, plainHandlers } from '../list/plain-rows.tsx';
import { offerToStar, type StarTarget, star, starLabel } from '../state/star.ts';
import { t } from '../strings/index.ts';
import { MixedLine, openEither, titleOfEither } from '../ui/mixed-row.tsx';
import { RowStar, RowTime } from '../ui/row.tsx';
import { starredList } from './starred-list.ts';

const open = ({ account, about }: StarredRow): void => openEither(account, about);

/** Takes the star from a row, which then leaves the list. */
const unstar = ({ account, about }: StarredRow): void => void star([chosenOf(account, about)], false);

/** What a command takes the star from. */
function atCursor(): StarTarget | null {
  const { rows, cursor } = starredList.store.getState();
  const row = rows.at.get(cursor);
  return row ? { isOn: false, run: () => unstar(row) } : null;
}

/** What can be done with something that has a star. */
const menuOf = (row: StarredRow): RowMenu => ({
  label: titleOfEither(row.about),
  groups: [
    [
      { label: t.keys.open, run: () => open(row) },
      { label: starLabel(false), run: () => unstar(row) },
    ],
  ],
});

function useStarredKeys(): void {
  useEffect(() => offerToStar(atCursor), []);
  useCommandKeys('starred', {
    ...plainHandlers(starredList, open),
    star: () => atCursor()?.run(),
  } satisfies Record<ListCommandId<'starred'>, KeyHandler>);
}

/** What has a star, what got it last on top. */
export function StarredRows() {
  useStarredKeys();
  return (
    <PlainRows
      list={starredList}
      label={t.star.list}
      row={(row, now) => <StarredLine row={row} now={now} />}
      menu={menuOf}
      onOpen={open}
      onStar={unstar}
    />
  );
}

/** Something that has a star, with when it happened. */
function StarredLine({ row: { account, about }, now }: { readonly row: StarredRow; readonly now: number }) {
  const { time } = about.is === 'event' ? about.event : about.notification;
  return (
    <MixedLine account={account} about={about} now={now}>
      <RowStar isStarred />
      <RowTime time={time} now={now} />
    </MixedLine>
  );
}
