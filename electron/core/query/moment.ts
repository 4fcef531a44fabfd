/** Times as a query line writes them. All are epoch milliseconds, and days are those of the process's time zone. */
import { type SpanUnit, weekdays } from '../model/query-fields.ts';

/** Parses a day (2026-01-31) or a minute (2026-01-31T14:00); null if it does not exist. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/i.exec(text);
  if (!match) return null;
  const numbers = match.slice(1).map((part) => Number(part ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers;
  const date = new Date(year, month - 1, day, hour, minute);
  const exists = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return exists ? date.getTime() : null;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Returns the day of a time without its hour, as a date field takes it: 2026-01-31. */
export function formatDateOnly(time: number): string {
  const date = new Date(time);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function formatDay(time: number): string {
  const date = new Date(time);
  const day = formatDateOnly(time);
  const minutes = date.getHours() * 60 + date.getMinutes();
  return minutes === 0 ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const daysBack = (now: number, days: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
};

/** Whether a moment means another time on another day. */
export const isRelative = (moment: string): boolean => parseDay(moment) === null;

/** Returns a moment as it is written, or null if the text is not one. */
export function readMoment(text: string): string | null {
  if (parseDay(text) !== null) return text.toUpperCase();
  const word = text.toLowerCase();
  return momentTime(word, 0) === null ? null : word;
}

/** Returns the time that a moment begins at. A weekday is the latest one, today included. Null if the text is not a moment. */
export function momentTime(moment: string, now: number): number | null {
  if (moment === 'today') return daysBack(now, 0);
  if (moment === 'yesterday') return daysBack(now, 1);
  const weekday = (weekdays as readonly string[]).indexOf(moment);
  if (weekday < 0) return parseDay(moment);
  return daysBack(now, (new Date(now).getDay() - weekday + 7) % 7);
}

const MINUTE = 60_000;
/** Returns what a length of time consists of, or null if the text is not one. */
export function splitSpan(text: string): { count: number; unit: SpanUnit } | null {
  const match = /^([1-9]\d{0,3})(m|h|d|w|mo)$/.exec(text.toLowerCase());
  return match ? { count: Number(match[1]), unit: match[2] as SpanUnit } : null;
}

/** Returns a length of time as it is written (15m, 24h, 7d, 4w, 3mo), or null if the text is not one. */
export const readSpan = (text: string): string | null => (splitSpan(text) ? text.toLowerCase() : null);

/** Returns the time, to the minute, that lies a length of time before `now`; null if the text is not a length of time. */
export function spanStart(span: string, now: number): number | null {
  const read = splitSpan(span);
  if (read === null) return null;
  const { count, unit } = read;
  const minute = Math.floor(now / MINUTE) * MINUTE;
  if (unit === 'm' || unit === 'h') return minute - count * (unit === 'm' ? MINUTE : 60 * MINUTE);
  const date = new Date(minute);
  if (unit !== 'mo') return date.setDate(date.getDate() - count * (unit === 'd' ? 1 : 7));
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() - count);
  // Of a shorter month, its last day.
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  return date.setDate(Math.min(day, last));
}
