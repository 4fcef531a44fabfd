import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Burst, EventRow } from '../../electron/ipc/contract.ts';
import { useAccountLabel } from '../state/app-store.ts';
import { useWhichOfOneName } from '../state/distinct-name.ts';
import { format, t } from '../strings/index.ts';
import { contextOf } from './event-row.tsx';
import { ActionTag } from './kinds.tsx';
import { RowMark, RowStar, RowTime } from './row.tsx';

interface Props {
  readonly row: EventRow;
  readonly burst: Burst;
  readonly open: boolean;
  readonly now: number;
}

/** "37 objects", followed by the number of events if some objects have several. */
export function burstTitle({ subject }: EventRow, { events, resources }: Burst): string {
  const what = t.feed.things[subject](resources, format.number(resources));
  return events === resources ? what : `${what} (${t.feed.total(events, format.number(events))})`;
}

/** Where only some are new, how many: a burst that is new as a whole stands out as any new event. */
function newText({ events, unread }: Burst): string {
  return unread > 0 && unread < events ? ` · ${t.feed.newOf(format.number(unread))}` : '';
}

/** What the burst began with, and where it was. */
export function burstContext(row: EventRow, { resources, names }: Burst): string {
  const first = [row.name ?? '', ...names].filter((name) => name !== '').slice(0, resources);
  const others = resources - first.length;
  const what =
    others > 0 && first.length > 0
      ? t.feed.andMore(first.join(', '), format.number(others))
      : format.list(first);
  return [what, contextOf(row)].filter(Boolean).join(' · ');
}

/** A burst: many events of one kind in one place within a minute, shown as one row. */
export function BurstLine({ row, burst, open, now }: Props) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <RowMark isUnread={burst.unread > 0} />
      <span className="kind-icon" title={open ? t.feed.burstClose : t.feed.burstOpen}>
        <Chevron size={18} strokeWidth={1.8} aria-hidden="true" />
      </span>
      <span className="row-lines tagged">
        <span className="row-first">
          <span className={burst.unread > 0 ? 'row-name sentence strong' : 'row-name sentence'}>
            {burstTitle(row, burst)}
            <span aria-hidden="true">{newText(burst)}</span>
          </span>{' '}
          <ActionTag action={row.action} />
        </span>{' '}
        <span className="row-second">
          {[useAccountLabel(row.account), useWhichOfOneName(row), burstContext(row, burst)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>{' '}
      <RowStar isStarred={burst.starred === true} />
      <RowTime time={row.time} now={now} />
      <span className="sr-only">
        {' '}
        {burst.unread > 0 && `${t.feed.unreadOf(format.number(burst.unread))}, `}
        {open ? t.feed.burstIsOpen : t.feed.burstIsClosed}
      </span>
    </>
  );
}
