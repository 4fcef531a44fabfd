/** Days for the activity chart: a row of consecutive days, those without events included. */
export interface Day {
  readonly start: number;
  readonly count: number;
}

/** The `most` days that end with `until`; days are matched by their local date, as days of 23 and 25 hours exist. */
export function consecutiveDays(days: readonly Day[], until: number, most: number): Day[] {
  const counts = new Map(days.map((day) => [new Date(day.start).toDateString(), day.count]));
  const result: Day[] = [];
  for (let i = most - 1; i >= 0; i--) {
    const date = new Date(until);
    date.setHours(0, 0, 0, 0);
    date.setDate(date.getDate() - i);
    result.push({ start: date.getTime(), count: counts.get(date.toDateString()) ?? 0 });
  }
  return result;
}

/** The start of the day after. */
export function nextDay(start: number): number {
  const date = new Date(start);
  date.setDate(date.getDate() + 1);
  return date.getTime();
}
