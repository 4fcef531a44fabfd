import { Check } from 'lucide-react';
import { format } from '../strings/index.ts';
import './row.css';

/** The start of a row: a dot while it is unread, and the box that selects it. */
export function RowMark({ isUnread }: { readonly isUnread: boolean }) {
  return (
    <span className="row-mark" data-check aria-hidden="true">
      <span className={isUnread ? 'dot unread' : 'dot'} />
      <RowCheck />
    </span>
  );
}

/** The start of a row that always shows the box that selects it. */
export function RowCheckMark() {
  return (
    <span className="row-mark always" data-check aria-hidden="true">
      <RowCheck />
    </span>
  );
}

function RowCheck() {
  return (
    <span className="check">
      <Check size={12} strokeWidth={3} />
    </span>
  );
}

/** The end of a row: how long ago it was, with the exact time as a hint. */
export function RowTime({ time, now }: { readonly time: number; readonly now: number }) {
  return (
    <time className="row-time" dateTime={new Date(time).toISOString()} title={format.exact(time)}>
      {format.ago(time, now)}
    </time>
  );
}
