/** Numbers and times as people of a locale write them. Times are epoch milliseconds, shown in the local zone. */

const JUST_NOW = 5_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Format {
  number(n: number): string;
  /** "now" under five seconds, "12 sec. ago", "5 min. ago", "3 hr. ago", then the date; `now` is handed in. */
  ago(time: number, now: number): string;
  /** Time until: "now", "in 12 sec.", "in 5 min.". */
  until(time: number, now: number): string;
  /** "Today", "Yesterday", a weekday with date; the year where it is not this one. */
  day(start: number, now: number): string;
  /** Hours and minutes. */
  clock(time: number): string;
  date(time: number): string;
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

export function formatFor(locale: string): Format {
  const number = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short' });
  const named = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const withYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const shortYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const unit = (name: 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    });
  const [minutes, hours] = [unit('minute'), unit('hour')];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const between = (difference: number): string => {
    const size = Math.abs(difference);
    if (size < 500) return named.format(0, 'second');
    if (size < MINUTE) return relative.format(Math.round(difference / 1000), 'second');
    if (size < HOUR) return relative.format(Math.trunc(difference / MINUTE), 'minute');
    return relative.format(Math.trunc(difference / HOUR), 'hour');
  };

  return {
    number: (n) => number.format(n),
    ago: (time, now) => {
      // A clock that is a little behind the server's must not say "in 2 seconds" of something past.
      const past = Math.max(0, now - time);
      if (past < JUST_NOW) return named.format(0, 'second');
      if (past < DAY) return between(-past);
      const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
      return (sameYear ? short : shortYear).format(time);
    },
    until: (time, now) => between(Math.max(0, time - now)),
    day: (start, now) => {
      const days = Math.round((startOfDay(start) - startOfDay(now)) / DAY);
      if (days === 0 || days === -1) {
        const name = named.format(days, 'day');
        return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
      }
      const sameYear = new Date(start).getFullYear() === new Date(now).getFullYear();
      return (sameYear ? weekday : withYear).format(start);
    },
    clock: (time) => clock.format(time),
    date: (time) => shortYear.format(time),
    exact: (time) => exact.format(time),
    span: (ms) =>
      ms < 1.5 * HOUR ? minutes.format(Math.max(1, Math.round(ms / MINUTE))) : hours.format(ms / HOUR),
    size: (bytes) => {
      const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
      let value = bytes;
      let unit = 0;
      while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
      }
      return `${decimal.format(value)} ${units[unit] ?? 'B'}`;
    },
    list: (items) => list.format(items),
  };
}
