export interface WeekDay {
  /** As `Date.getDay` counts: 0 is Sunday. */
  day: number;
  short: string;
  long: string;
}

/** Of `Intl.Locale`, in engines that know when weeks begin; 1 is Monday, 7 is Sunday. */
interface WithWeekInfo {
  getWeekInfo?: () => { firstDay: number };
}

/** The days of the week in the order of a locale (BCP 47), from Monday on where that is not known. */
export function weekFrom(locale: string): WeekDay[] {
  const first = (new Intl.Locale(locale) as WithWeekInfo).getWeekInfo?.().firstDay ?? 1;
  const named = (weekday: 'short' | 'long') => new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
  const [short, long] = [named('short'), named('long')];
  return Array.from({ length: 7 }, (_, n) => {
    const day = (first + n) % 7;
    // 4 January 1970 was a Sunday.
    const date = Date.UTC(1970, 0, 4 + day);
    return { day, short: short.format(date), long: long.format(date) };
  });
}
