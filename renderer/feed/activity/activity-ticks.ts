/** The dates and times under the chart. */
import type { Activity } from '../../../electron/ipc/contract.ts';
import { format } from '../../strings/index.ts';

interface Tick {
  /** Where it stands, as a share of the width. */
  readonly at: number;
  readonly text: string;
}

/** Ways to divide time, from fine to coarse: a stretch has a tick if it is the first in its part. */
interface Level {
  /** The number of the part that a time is in. */
  readonly part: (date: Date) => number;
  readonly text: (time: number) => string;
}

const monthOf = (date: Date) => date.getFullYear() * 12 + date.getMonth();
/** Days are counted in the local zone. */
const dayOf = (date: Date) =>
  Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
const minuteOf = (date: Date) => dayOf(date) * 1_440 + date.getHours() * 60 + date.getMinutes();

const clock = (size: number): Level => ({
  part: (date) => Math.floor(minuteOf(date) / size),
  text: format.clock,
});
/** The first day of 1970 was a Thursday. */
const days = (size: number, first = 0): Level => ({
  part: (date) => Math.floor((dayOf(date) + first) / size),
  text: format.dayShort,
});
const months = (size: number): Level => ({
  part: (date) => Math.floor(monthOf(date) / size),
  text: format.monthShort,
});
const years = (size: number): Level => ({
  part: (date) => Math.floor(date.getFullYear() / size),
  text: format.year,
});

const ofYears = [1, 2, 5, 10, 50].map(years);
const ofMonths = [...[1, 3, 6].map(months), ...ofYears];
const ofDays = [days(1), days(2), days(7, 3), days(14, 3), ...ofMonths];
const ofHours = [...[1, 5, 10, 15, 30, 60, 120, 180, 360, 720].map(clock), ...ofDays];

/** The levels that can be told apart, by the length of the stretches. */
const levels: Readonly<Record<Activity['unit'], readonly Level[]>> = {
  minute: ofHours,
  hour: ofHours,
  day: ofDays,
  week: ofDays,
  month: ofMonths,
  year: ofYears,
};

/** Least room that a tick takes with its distance to the next, px. */
const TICK_PX = 92;
/** Width of a character in a wide system font, and of what is beside the text, px. */
const CHARACTER_PX = 6.2;
const BESIDE_PX = 12;

const widthOf = ({ text }: Tick): number => text.length * CHARACTER_PX + BESIDE_PX;

/**
 * Returns as many ticks as have room, at round times; where they are times of day, the first also has the date. Those that
 * would be cut off at the end are left out.
 *
 * @param width of the chart, px.
 */
export function ticksOf({ buckets, unit }: Activity, width: number): readonly Tick[] {
  const room = Math.max(1, Math.floor(width / TICK_PX));
  const dates = buckets.map(({ start }) => new Date(start));
  for (const level of levels[unit]) {
    const found = startsOf(level, dates).filter((n) => (n / dates.length) * width + TICK_PX <= width);
    if (found.length === 0 || found.length > room) continue;
    const ticks = found.map((n, place) => tickAt(level, dates, n, place === 0));
    if (areApart(ticks, width)) return ticks;
  }
  const [finest] = levels[unit];
  return finest && dates.length > 0 ? [tickAt(finest, dates, 0, true)] : [];
}

/** Whether no text runs into the next, nor over the end. */
const areApart = (ticks: readonly Tick[], width: number): boolean =>
  ticks.every((tick, place) => tick.at * width + widthOf(tick) <= (ticks[place + 1]?.at ?? 1) * width);

/** The stretches with which a part begins. */
const startsOf = ({ part }: Level, dates: readonly Date[]): number[] =>
  dates.flatMap((date, n) => {
    const before = dates[n - 1] ?? new Date(date.getTime() - 1);
    return part(before) === part(date) ? [] : [n];
  });

function tickAt({ text }: Level, dates: readonly Date[], n: number, isFirst: boolean): Tick {
  const date = dates[n] ?? new Date(0);
  const time = date.getTime();
  const at = n / Math.max(1, dates.length);
  if (text !== format.clock) return { at, text: text(time) };
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  if (isMidnight) return { at, text: format.dayShort(time) };
  return { at, text: isFirst ? `${format.dayShort(time)}, ${format.clock(time)}` : format.clock(time) };
}
