import type { Announced, AnnouncedAlert } from './messages.ts';

export const repeated = (list: readonly unknown[]): number => list.length - new Set(list).size;

/**
 * How many banners were one too many: several of one event or notification, or banners that together speak of more
 * events than were decided on. Those for several events carry only their number. A burst's
 * banner that was updated is one banner and counts as it was last; events of the banners it replaced are part of it.
 *
 * @param rows the stored events, each with the decision made on it.
 */
export function alertedTwice(announced: readonly Announced[], rows: readonly { alert: string }[]): number {
  const alerts = announced.flatMap((line) => ('alerts' in line ? line.alerts : []));
  const keysOf = (prefix: string) => alerts.map(({ key }) => key).filter((key) => key.startsWith(prefix));
  const events = keysOf('event-');
  const bursts = new Map(alerts.filter((a) => a.key.startsWith('summary-')).map((a) => [a.key, a]));
  const replaced = new Set([...bursts.values()].flatMap((burst) => burst.replaces ?? []));
  const summedUp = [...bursts.values()].reduce((sum, burst) => sum + burst.count, 0);
  // A backlog's banner has the same key each time and speaks of another backlog.
  const away = alerts.filter((a) => a.key.startsWith('backlog-')).reduce((sum, { count }) => sum + count, 0);
  const decided = (...alerts: string[]) => rows.filter((row) => alerts.includes(row.alert)).length;
  const alone = events.filter((key) => !replaced.has(key)).length;
  return (
    repeated([...events, ...keysOf('notification-')]) +
    shrunk(alerts) +
    Math.max(0, alone + summedUp - decided('urgent', 'banner')) +
    Math.max(0, away - decided('backlog'))
  );
}

/** Updates of a burst's banner that speak of fewer events than the one before: two bursts shared a key. */
function shrunk(alerts: readonly AnnouncedAlert[]): number {
  const last = new Map<string, number>();
  let found = 0;
  for (const { key, count } of alerts) {
    if (!key.startsWith('summary-')) continue;
    if (count < (last.get(key) ?? 0)) found++;
    last.set(key, count);
  }
  return found;
}
