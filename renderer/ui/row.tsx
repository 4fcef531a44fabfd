import { Check, Star } from 'lucide-react';
import { memo } from 'react';
import { format, t } from '../strings/index.ts';
import './row.css';

/** The start of a row: a dot while it is unread, and the box that selects it. */
export const RowMark = memo(function RowMark({ isUnread }: { readonly isUnread: boolean }) {
  return (
    <span className="row-mark" data-check aria-hidden="true">
      <span className={isUnread ? 'dot unread' : 'dot'} />
      <RowCheck />
    </span>
  );
});

/** The start of a row that always shows the box that selects it. */
export const RowCheckMark = memo(function RowCheckMark() {
  return (
    <span className="row-mark always" data-check aria-hidden="true">
      <RowCheck />
    </span>
  );
});

function RowCheck() {
  return (
    <span className="check">
      <Check size={12} strokeWidth={3} />
    </span>
  );
}

/** The end of a row: how long ago it was, with the exact time as a hint. */
export const RowTime = memo(function RowTime({ time, now }: { readonly time: number; readonly now: number }) {
  return (
    <time
      className="row-time"
      data-still="blank"
      dateTime={new Date(time).toISOString()}
      title={format.exact(time)}
    >
      {format.ago(time, now)}
    </time>
  );
});

/** The star of a row; one without shows it under the pointer. A click on it gives the star or takes it. */
export const RowStar = memo(function RowStar({ isStarred }: { readonly isStarred: boolean }) {
  return (
    <>
      <span className={isStarred ? 'row-star on' : 'row-star'} data-star aria-hidden="true">
        <Star size={15} strokeWidth={1.8} fill={isStarred ? 'currentColor' : 'none'} />
      </span>
      {isStarred && <span className="sr-only"> {t.star.isStarred}</span>}{' '}
    </>
  );
});
