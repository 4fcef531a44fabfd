/** Days and minutes as written in a query line. Times are epoch milliseconds, in the local time zone. */

/** Parses a day (2026-01-31) or a minute (2026-01-31T14:00); null if it does not exist. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/i.exec(text);
  if (!match) return null;
  const numbers = match.slice(1).map((part) => Number(part ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers;
  const date = new Date(year, month - 1, day, hour, minute);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null;
}

export function formatDay(time: number): string {
  const date = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const minutes = date.getHours() * 60 + date.getMinutes();
  return minutes === 0 ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
