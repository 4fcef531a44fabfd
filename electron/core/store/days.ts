/**
 * The starts of the local days from the one that holds `newest` back to the one that holds `oldest`, newest first
 * (epoch milliseconds). Days are those of the process's time zone, so they may have 23 or 25 hours.
 */
export function dayStarts(oldest: number, newest: number): number[] {
  const starts: number[] = [];
  const day = new Date(newest);
  day.setHours(0, 0, 0, 0);
  while (starts.length < 20_000) {
    starts.push(day.getTime());
    if (day.getTime() <= oldest) break;
    day.setDate(day.getDate() - 1);
    day.setHours(0, 0, 0, 0);
  }
  return starts;
}
