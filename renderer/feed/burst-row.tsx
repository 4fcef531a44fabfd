import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import type { Burst, EventRow } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { ActionTag } from '../ui/kinds.tsx';
import { contextOf } from './event-row.tsx';

interface Props {
  readonly row: EventRow;
  readonly burst: Burst;
  readonly open: boolean;
  readonly now: number;
}

/** "37 objects", and how many events that were where some had several. */
export function burstTitle({ subject }: EventRow, { events, resources }: Burst): string {
  const what = t.feed.things[subject](resources, format.number(resources));
  return events === resources ? what : `${what} (${t.feed.total(events, format.number(events))})`;
}

/** Many events of one kind in one place within a minute, in one row. */
export function BurstLine({ row, burst, open, now }: Props) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <span className="row-mark" data-check aria-hidden="true">
        <span className={burst.unread > 0 ? 'dot unread' : 'dot'} />
        <span className="check">
          <Check size={12} strokeWidth={3} />
        </span>
      </span>
      <span className="kind-icon" title={open ? t.feed.burstClose : t.feed.burstOpen}>
        <Chevron size={18} strokeWidth={1.8} aria-hidden="true" />
      </span>
      <span className="row-lines">
        <span className="row-first">
          <span className={burst.unread > 0 ? 'row-name strong' : 'row-name'}>{burstTitle(row, burst)}</span>{' '}
          <ActionTag action={row.action} />
        </span>{' '}
        <span className="row-second">{contextOf(row)}</span>
      </span>{' '}
      <time className="row-time" dateTime={new Date(row.time).toISOString()} title={format.exact(row.time)}>
        {format.ago(row.time, now)}
      </time>
      <span className="sr-only">
        {' '}
        {burst.unread > 0 && `${t.feed.unreadOf(format.number(burst.unread))}, `}
        {open ? t.feed.burstIsOpen : t.feed.burstIsClosed}
      </span>
    </>
  );
}
