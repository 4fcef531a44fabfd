import { Check, CircleAlert, Send } from 'lucide-react';
import { memo } from 'react';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { InboxIcon } from '../ui/kinds.tsx';
import { Middle } from '../ui/middle.tsx';
import { RowCheckMark, RowStar, RowTime } from '../ui/row.tsx';
import { snoozeText } from '../ui/snooze-text.ts';
import { contextOf, stateText, titleOf } from './inbox-text.ts';
import './inbox-row.css';

function secondLine(row: InboxRow, grouped: boolean, now: number): string {
  const snoozed = snoozeText({ snooze: row.snooze, read: row.state !== 'open' }, now);
  return [snoozed, grouped ? '' : t.inbox.kinds[row.kind], contextOf(row)]
    .filter((part) => part !== '')
    .join(' · ');
}

interface Props {
  readonly row: InboxRow;
  readonly now: number;
  /** Rows are grouped by kind, so the header already shows it. */
  readonly grouped: boolean;
}

export const NotificationLine = memo(function NotificationLine({ row, now, grouped }: Props) {
  const state = stateText(row, now);
  const StateIcon = row.state === 'failed' ? CircleAlert : row.state === 'leaving' ? Send : Check;
  return (
    <>
      {row.state !== 'settled' && <RowCheckMark />}
      <InboxIcon kind={row.kind} />
      <span className="row-lines">
        <span className="row-first">
          <Middle text={titleOf(row)} className="row-name" />
        </span>{' '}
        <span className="row-second">{secondLine(row, grouped, now)}</span>
      </span>{' '}
      {state && (
        <span className={`row-state ${row.state}`} title={state}>
          <StateIcon size={13} strokeWidth={2.2} aria-hidden="true" />
          <span>{state}</span>
        </span>
      )}{' '}
      <RowStar isStarred={row.starred === true} />
      <RowTime time={row.time} now={now} />
    </>
  );
});
