import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { format, t } from '../strings/index.ts';
import { consecutiveDays, nextDay } from './activity-days.ts';
import { feedList } from './feed-list.ts';
import { useFeed } from './feed-store.ts';
import './activity.css';

const DAYS = 60;

/**
 * Events per day over the list. Dragging over days filters by them; with the keys, the arrows choose a day, with
 * Shift a range, and Enter filters. Heights follow the square root, so that quiet days are seen beside a busy one.
 */
export function Activity() {
  const found = useStore(feedList.store, (s) => s.count?.days);
  const [range, setRange] = useState<{ from: number; to: number } | null>(null);
  const dragging = useRef(false);
  const days = useMemo(() => {
    const newest = Math.max(Date.now(), found?.[0]?.start ?? 0);
    return consecutiveDays(found ?? [], newest, DAYS);
  }, [found]);
  if (!found || found.length < 2) return null;
  const most = Math.max(1, ...days.map((day) => day.count));
  const low = range ? Math.min(range.from, range.to) : -1;
  const high = range ? Math.max(range.from, range.to) : -1;
  const current = range ? range.to : DAYS - 1;
  const chosen = days[current];

  const apply = (from: number, to: number) => {
    const first = days[Math.min(from, to)];
    const last = days[Math.max(from, to)];
    const store = useFeed.getState();
    store.settleLine();
    const { filters, line } = useFeed.getState();
    if (first && last)
      store.setFilters({ ...filters, text: line, from: first.start, to: nextDay(last.start) });
    setRange(null);
  };
  const dayAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * DAYS);
    return Math.min(DAYS - 1, Math.max(0, place));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -DAYS, End: DAYS }[event.key];
    if (step !== undefined) {
      const to = Math.min(DAYS - 1, Math.max(0, current + step));
      setRange({ from: event.shiftKey && range ? range.from : to, to });
    } else if (event.key === 'Enter' && range) apply(range.from, range.to);
    else if (event.key === 'Escape' && range) setRange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="activity"
      role="slider"
      tabIndex={0}
      aria-label={`${t.feed.chart}. ${t.feed.chartHint}`}
      aria-valuemin={0}
      aria-valuemax={DAYS - 1}
      aria-valuenow={current}
      aria-valuetext={chosen && t.feed.chartDay(format.date(chosen.start), format.number(chosen.count))}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        setRange({ from: dayAt(event), to: dayAt(event) });
      }}
      onPointerMove={(event) => {
        if (dragging.current && range) setRange({ from: range.from, to: dayAt(event) });
      }}
      onPointerUp={() => {
        if (dragging.current && range) apply(range.from, range.to);
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
        setRange(null);
      }}
    >
      {days.map((day, i) => (
        <span
          key={day.start}
          className={i >= low && i <= high ? 'activity-day chosen' : 'activity-day'}
          title={t.feed.chartDay(format.date(day.start), format.number(day.count))}
        >
          <span
            className={day.count > 0 ? 'activity-bar' : 'activity-bar none'}
            style={{ height: `${day.count > 0 ? Math.max(8, Math.sqrt(day.count / most) * 100) : 0}%` }}
          />
        </span>
      ))}
    </div>
  );
}
