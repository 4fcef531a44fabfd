import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { inTime } from '../../../electron/core/query/filter.ts';
import { formatDay } from '../../../electron/core/query/moment.ts';
import type { Activity } from '../../../electron/ipc/contract.ts';
import { selectFilter, useFilters } from '../../query/filter-store.ts';

function filterBy(from: number, to: number): void {
  const { setFilter } = useFilters.getState();
  const bound = (field: 'after' | 'before', time: number) => ({ field, not: false, value: formatDay(time) });
  setFilter(inTime(selectFilter(useFilters.getState()), bound('after', from), bound('before', to)));
}

/** The selected part of the chart, in buckets. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Selecting a part of the chart, by dragging or with the arrow keys (Shift extends). Releasing or Enter filters by it. */
export function useRange(activity: Activity) {
  const [range, setRange] = useState<Range | null>(null);
  const [isDragging, setDragging] = useState(false);
  const end = activity.buckets.length - 1;
  const current = Math.min(range ? range.to : end, end);
  const first = range ? Math.min(range.from, current) : 0;
  const last = range ? Math.max(Math.min(range.from, end), current) : end;

  const apply = () => {
    const from = activity.buckets[first]?.start;
    if (from !== undefined) filterBy(from, activity.buckets[last + 1]?.start ?? activity.end);
    setRange(null);
  };
  const bucketAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * activity.buckets.length);
    return Math.min(end, Math.max(0, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -end, End: end }[event.key];
    if (step !== undefined) {
      const to = range || event.key === 'Home' ? Math.min(end, Math.max(0, current + step)) : current;
      setRange({ from: event.shiftKey && range ? range.from : to, to });
    } else if (event.key === 'Enter' && range) apply();
    else if (event.key === 'Escape' && range) setRange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const handlers = {
    onKeyDown,
    onBlur: () => setRange(null),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
      setRange({ from: bucketAt(event), to: bucketAt(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const to = bucketAt(event);
      setRange({ from: isDragging && range ? range.from : to, to });
    },
    onPointerLeave: () => !isDragging && setRange(null),
    onPointerUp: () => {
      if (isDragging) apply();
      setDragging(false);
    },
    onPointerCancel: () => {
      setDragging(false);
      setRange(null);
    },
  };
  return { isChosen: range !== null, first, last, current, end, handlers };
}
