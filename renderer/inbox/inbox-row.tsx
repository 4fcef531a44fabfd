import { Check, CircleAlert, Send } from 'lucide-react';
import { memo } from 'react';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { explained, format, sentences, t } from '../strings/index.ts';
import { InboxIcon } from '../ui/kinds.tsx';
import { Middle } from '../ui/middle.tsx';
import { RowCheckMark, RowTime } from '../ui/row.tsx';
import { snoozeText } from '../ui/snooze-text.ts';
import './inbox-row.css';

/** The text of a notification, or its kind if it has none. */
export function titleOf(row: InboxRow): string {
  return sentences.notice(row.notice) || t.inbox.kinds[row.kind];
}

/** The path of the resource of a notification, or its kind; user and resource if only the server's text is known. */
function contextOf(row: InboxRow): string {
  const { resource } = row;
  if (row.notice.is === 'text')
    return [row.user?.name ?? '', resource?.name ?? ''].filter((part) => part !== '').join(' · ');
  if (resource === null) return '';
  if (resource.path.length > 0) return resource.path.join(' / ');
  const kind = row.notice.is === 'access-requested' ? row.notice.kind : resource.kind;
  return kind === null ? '' : t.subjects[kind];
}

function stateText(row: InboxRow, now: number): string {
  const reason = row.reason === null ? '' : explained(row.reason).message;
  if (row.state === 'failed') return `${t.inbox.failed}: ${reason}`;
  if (row.state === 'open' && reason !== '') return `${t.inbox.notGranted}: ${reason}`;
  if (row.state === 'leaving') return t.inbox.leaving;
  if (row.state === 'settled' && row.settledAt !== null)
    return t.inbox.settled(format.ago(row.settledAt, now));
  return '';
}

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
  const StateIcon =
    row.state === 'failed' || row.state === 'open' ? CircleAlert : row.state === 'leaving' ? Send : Check;
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
        <span className={`row-state ${row.state === 'open' ? 'failed' : row.state}`} title={state}>
          <StateIcon size={13} strokeWidth={2.2} aria-hidden="true" />
          <span>{state}</span>
        </span>
      )}{' '}
      <RowTime time={row.time} now={now} />
    </>
  );
});
