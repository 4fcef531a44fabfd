import { Check, CircleAlert, Send } from 'lucide-react';
import { memo } from 'react';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { useAccountLabel } from '../state/app-store.ts';
import { format, t } from '../strings/index.ts';
import { InboxIcon } from '../ui/kinds.tsx';
import { Middle } from '../ui/middle.tsx';
import { repeatsOf } from '../ui/repeats-text.ts';
import { RowCheckMark, RowStar, RowTime } from '../ui/row.tsx';
import { snoozeText } from '../ui/snooze-text.ts';
import { contextOf, stateText, titleOf } from './inbox-text.ts';
import { useAccess, useGlanceAtAccess } from './use-access.ts';
import './inbox-row.css';

/** What the first line does not say. */
function useSecondLine(row: InboxRow, now: number): string {
  useGlanceAtAccess(row);
  const access = useAccess(row);
  const account = useAccountLabel(row.account);
  const snoozed = snoozeText({ snooze: row.snooze, read: row.state !== 'open' }, now);
  const has = access ? `${t.decide.access}: ${access}` : '';
  return [snoozed, repeatsOf(row, now), ...contextOf(row), has, account]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

interface Props {
  readonly row: InboxRow;
  readonly now: number;
}

export const NotificationLine = memo(function NotificationLine({ row, now }: Props) {
  const second = useSecondLine(row, now);
  const state = stateText(row, now);
  // In a narrow window the sentence has the first line to itself. What is asked again says when already.
  const saysAge = row.state !== 'settled' && repeatsOf(row, now) === '';
  const StateIcon = row.state === 'failed' ? CircleAlert : row.state === 'leaving' ? Send : Check;
  return (
    <>
      {row.state !== 'settled' && <RowCheckMark />}
      <InboxIcon kind={row.kind} />
      <span className="row-lines">
        <span className="row-first">
          <Middle text={titleOf(row)} className="row-name" />
        </span>{' '}
        <span className="row-second">
          {saysAge && (
            <span className="row-age">
              {format.ago(row.time, now)}
              {second && ' · '}
            </span>
          )}
          {second}
        </span>
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
