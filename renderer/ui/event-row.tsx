import { memo } from 'react';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { deletedName } from '../../electron/words/nameless.ts';
import { standInSentence } from '../../electron/words/stand-in-sentence.ts';
import { useAccountLabel } from '../state/app-store.ts';
import { useWhichOfOneName } from '../state/distinct-name.ts';
import { format, sentences, t } from '../strings/index.ts';
import { ActionTag, AnnouncementTag, SubjectIcon } from './kinds.tsx';
import { Middle } from './middle.tsx';
import { RowMark, RowStar, RowTime } from './row.tsx';
import { snoozeText } from './snooze-text.ts';

/** Whether an event has a name or sentence of its own; a placeholder is shown in a muted style. */
const isNamed = (row: EventRow): boolean =>
  Boolean(row.name || row.text || row.standIn || row.subject === 'user');

/** The title of an event: the name of its resource, or a sentence in its place. */
export function titleOf(row: EventRow): string {
  if (row.subject === 'user') return sentences.personal(row.personal);
  if (row.standIn) return standInSentence(row.standIn, t.standIns);
  if (isNamed(row)) return row.name || row.text || '';
  return row.name === '' ? deletedName(row, t) : t.unknownName;
}

/** The number of updates it stands for; empty if there is only one. */
export function updatesOf({ updates = 1 }: EventRow): string {
  return updates > 1 ? t.feed.updates(format.number(updates)) : '';
}

/** The line under the title: the path of the resource, or its kind; of an announcement its teaser. */
export function contextOf(row: EventRow): string {
  if (row.subject === 'user') return t.subscriptions.you;
  if (row.announcement?.teaser) return row.announcement.teaser;
  return row.path.length > 0 ? row.path.join(' / ') : t.subjects[row.subject];
}

/** What happened; of an announcement, its kind. What is about oneself says so itself. */
function RowTag({ row }: { readonly row: EventRow }) {
  if (row.subject === 'user') return null;
  const { kind = 'other' } = row.announcement ?? {};
  return kind === 'other' ? <ActionTag action={row.action} /> : <AnnouncementTag kind={kind} />;
}

/** Cut in the middle, as names differ at their ends; of an announcement at its end, as sentences do not. */
function Title({ row }: { readonly row: EventRow }) {
  const className = row.read ? 'row-name' : 'row-name strong';
  if (row.subject !== 'announcement') return <Middle text={titleOf(row)} className={className} />;
  return <span className={`${className} sentence`}>{titleOf(row)}</span>;
}

interface Props {
  readonly row: EventRow;
  readonly now: number;
}

export const EventLine = memo(function EventLine({ row, now }: Props) {
  const account = useAccountLabel(row.account);
  const which = useWhichOfOneName(row);
  const second = [snoozeText(row, now), account, which, contextOf(row), updatesOf(row)];
  return (
    <>
      <RowMark isUnread={!row.read} />
      <SubjectIcon subject={row.subject} />
      <span className="row-lines tagged">
        <span className="row-first">
          {isNamed(row) ? <Title row={row} /> : <span className="row-name unnamed">{titleOf(row)}</span>}{' '}
          <RowTag row={row} />
        </span>{' '}
        <span className="row-second">{second.filter(Boolean).join(' · ')}</span>
      </span>{' '}
      <RowStar isStarred={row.starred === true} />
      <RowTime time={row.time} now={now} />
      {!row.read && <span className="sr-only"> {t.feed.isUnread}</span>}
    </>
  );
});
