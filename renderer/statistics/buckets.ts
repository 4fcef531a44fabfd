/** The days of the statistics as bars: days that have no events among them. */
import type { Statistics } from '../../electron/ipc/contract.ts';
import { format } from '../strings/index.ts';
import { dayFrom, type Period } from './period.ts';

/** A day or a month. Epoch ms, `end` exclusive. */
export interface Bucket {
  readonly start: number;
  readonly end: number;
  readonly events: number;
  readonly name: string;
}

/** With more days than this, each bar is a month. */
const MOST_DAYS = 92;
const DAY_MS = 86_400_000;

const sumOf = (counts: Statistics['days'][number]['counts']): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** Every day from one time up to another. */
export function dayBuckets(days: Statistics['days'], from: number, to: number): Bucket[] {
  const known = new Map(days.map(({ start, counts }) => [start, sumOf(counts)]));
  const found: Bucket[] = [];
  for (let start = dayFrom(from, 0); start < to; ) {
    const end = dayFrom(start, 1);
    found.push({ start, end, events: known.get(start) ?? 0, name: format.date(start) });
    start = end;
  }
  return found;
}

function monthBuckets(days: Statistics['days'], from: number, to: number): Bucket[] {
  const found: Bucket[] = [];
  for (let start = from; start < to; ) {
    const date = new Date(start);
    const end = Math.min(to, new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime());
    const events = days.reduce(
      (sum, day) => sum + (day.start >= start && day.start < end ? sumOf(day.counts) : 0),
      0,
    );
    found.push({ start, end, events, name: format.monthShort(start) });
    start = end;
  }
  return found;
}

/** The bars of a period, and whether they are days. */
export function bucketsOf(
  { days }: Statistics,
  { from, to }: Period,
  now: number,
): { buckets: Bucket[]; isDays: boolean } {
  const end = to ?? Math.max(dayFrom(now, 1), dayFrom(days.at(-1)?.start ?? 0, 1));
  const begin = from ?? days[0]?.start ?? dayFrom(now, 0);
  const isDays = (end - begin) / DAY_MS <= MOST_DAYS;
  return { buckets: (isDays ? dayBuckets : monthBuckets)(days, begin, end), isDays };
}

/** The bucket with the most events; undefined if none has any. */
export function busiest(buckets: readonly Bucket[]): Bucket | undefined {
  const most = Math.max(0, ...buckets.map(({ events }) => events));
  return most === 0 ? undefined : buckets.find(({ events }) => events === most);
}
