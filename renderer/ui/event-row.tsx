import { memo } from 'react';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { format, sentences, t } from '../strings/index.ts';
import { ActionTag, SubjectIcon } from './kinds.tsx';
import { Middle } from './middle.tsx';
import { RowMark, RowTime } from './row.tsx';

/** Whether an event has a name or a sentence of its own; what stands for it otherwise is shown quietly. */
const isNamed = (row: EventRow): boolean => Boolean(row.name || row.text || row.subject === 'user');

/** What an event is called: its resource's name, or the sentence or phrase that stands for it. */
export function titleOf(row: EventRow): string {
  if (row.subject === 'user') return sentences.personal(row.personal);
  if (isNamed(row)) return row.name || row.text || '';
  return row.name === '' ? t.nameless[row.subject] : t.unknownName;
}

/** How many updates it stands for, where there is more than one; empty otherwise. */
export function updatesOf({ updates = 1 }: EventRow): string {
  return updates > 1 ? t.feed.updates(format.number(updates)) : '';
}

/** The line under the name: where it is, or else what it is. */
export function contextOf(row: EventRow): string {
  if (row.subject === 'user') return t.subscriptions.you;
  return row.path.length > 0 ? row.path.join(' / ') : t.subjects[row.subject];
}

interface Props {
  readonly row: EventRow;
  readonly now: number;
}

export const EventLine = memo(function EventLine({ row, now }: Props) {
  return (
    <>
      <RowMark isUnread={!row.read} />
      <SubjectIcon subject={row.subject} />
      <span className="row-lines">
        <span className="row-first">
          {isNamed(row) ? (
            <Middle text={titleOf(row)} className={row.read ? 'row-name' : 'row-name strong'} />
          ) : (
            <span className="row-name unnamed">{titleOf(row)}</span>
          )}{' '}
          {row.subject !== 'user' && <ActionTag action={row.action} />}
        </span>{' '}
        <span className="row-second">{[contextOf(row), updatesOf(row)].filter(Boolean).join(' · ')}</span>
      </span>{' '}
      <RowTime time={row.time} now={now} />
      {!row.read && <span className="sr-only"> {t.feed.isUnread}</span>}
    </>
  );
});
