/** Numbers and times as people of a locale write them. Times are epoch milliseconds, shown in the local zone. */

import type { Locales } from '../core/model/locales.ts';
import type { Words } from './en.ts';

const JUST_NOW = 5_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Format {
  number(n: number): string;
  /** "now" under five seconds, "12 sec ago", "5 min ago", "3 hr ago", then the date; `now` is handed in. */
  ago(time: number, now: number): string;
  /** Time until: "now", "in 12 sec", "in 5 min". */
  until(time: number, now: number): string;
  /** "Today", "Yesterday", a weekday with date; the year where it is not this one. */
  day(start: number, now: number): string;
  /** Hours and minutes. */
  clock(time: number): string;
  date(time: number): string;
  /** Day and month; the month with its year; the year. */
  dayShort(time: number): string;
  monthShort(time: number): string;
  year(time: number): string;
  /** The time of day; with the date where it is not today. */
  moment(time: number, now: number): string;
  /** A time to come: the time of day, with "tomorrow", or the date where it is later. */
  ahead(time: number, now: number): string;
  /** Date and time of day. */
  dateTime(time: number): string;
  /** Date and time to the second. */
  exact(time: number): string;
  /** A length of time (ms) in round minutes, from an hour and a half on in hours: "3 min". */
  span(ms: number): string;
  /** Bytes, in units of 1024. */
  size(bytes: number): string;
  list(items: readonly string[]): string;
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** Makes something when it is first asked for. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Names of days, units and lists are part of sentences, and in their language. What writes them takes long to make, and the window waits. */
export function formatFor(locales: Locales, { relative }: Pick<Words, 'relative'>): Format {
  const { text, time } = locales;
  const number = later(() => new Intl.NumberFormat(locales.number));
  const decimal = later(() => new Intl.NumberFormat(locales.number, { maximumFractionDigits: 1 }));
  const named = later(() => new Intl.RelativeTimeFormat(text, { numeric: 'auto' }));
  const clock = later(() => new Intl.DateTimeFormat(time, { timeStyle: 'short' }));
  const weekday = later(
    () => new Intl.DateTimeFormat(time, { weekday: 'long', day: 'numeric', month: 'long' }),
  );
  const withYear = later(() => new Intl.DateTimeFormat(time, { dateStyle: 'long' }));
  const monthDay = later(() => new Intl.DateTimeFormat(time, { day: 'numeric', month: 'short' }));
  const month = later(() => new Intl.DateTimeFormat(time, { month: 'short', year: 'numeric' }));
  const year = later(() => new Intl.DateTimeFormat(time, { year: 'numeric' }));
  const shortYear = later(() => new Intl.DateTimeFormat(time, { dateStyle: 'medium' }));
  const dateTime = later(() => new Intl.DateTimeFormat(time, { dateStyle: 'medium', timeStyle: 'short' }));
  const exact = later(() => new Intl.DateTimeFormat(time, { dateStyle: 'medium', timeStyle: 'medium' }));
  const unit = (name: 'second' | 'minute' | 'hour') =>
    later(
      () =>
        new Intl.NumberFormat(text, {
          style: 'unit',
          unit: name,
          unitDisplay: 'short',
          maximumFractionDigits: 0,
        }),
    );
  const [seconds, minutes, hours] = [unit('second'), unit('minute'), unit('hour')];
  const list = later(() => new Intl.ListFormat(text, { type: 'conjunction' }));

  /** A length of time (ms) under a day, in its largest unit. */
  const short = (ms: number): string => {
    if (ms < MINUTE) return seconds().format(Math.round(ms / 1000));
    return ms < HOUR ? minutes().format(Math.trunc(ms / MINUTE)) : hours().format(Math.trunc(ms / HOUR));
  };

  return {
    number: (n) => number().format(n),
    ago: (time, now) => {
      // A clock that is a little behind the server's must not say "in 2 seconds" of something past.
      const past = Math.max(0, now - time);
      if (past < JUST_NOW) return relative.now;
      if (past < DAY) return relative.ago(short(past));
      const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
      return (sameYear ? monthDay : shortYear)().format(time);
    },
    until: (time, now) => {
      const left = Math.max(0, time - now);
      return left < 500 ? relative.now : relative.until(short(left));
    },
    day: (start, now) => {
      const days = Math.round((startOfDay(start) - startOfDay(now)) / DAY);
      if (days === 0 || days === -1) {
        const name = named().format(days, 'day');
        return name.charAt(0).toLocaleUpperCase(text) + name.slice(1);
      }
      const sameYear = new Date(start).getFullYear() === new Date(now).getFullYear();
      return (sameYear ? weekday : withYear)().format(start);
    },
    clock: (time) => clock().format(time),
    date: (time) => shortYear().format(time),
    dayShort: (time) => monthDay().format(time),
    monthShort: (time) => month().format(time),
    year: (time) => year().format(time),
    moment: (time, now) => (startOfDay(time) === startOfDay(now) ? clock : dateTime)().format(time),
    ahead: (time, now) => {
      const days = Math.round((startOfDay(time) - startOfDay(now)) / DAY);
      if (days === 1) return `${named().format(1, 'day')} ${clock().format(time)}`;
      return (days === 0 ? clock : dateTime)().format(time);
    },
    dateTime: (time) => dateTime().format(time),
    exact: (time) => exact().format(time),
    span: (ms) =>
      ms < 1.5 * HOUR ? minutes().format(Math.max(1, Math.round(ms / MINUTE))) : hours().format(ms / HOUR),
    size: (bytes) => {
      const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
      let value = bytes;
      let unit = 0;
      while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
      }
      return `${decimal().format(value)} ${units[unit] ?? 'B'}`;
    },
    list: (items) => list().format(items),
  };
}
