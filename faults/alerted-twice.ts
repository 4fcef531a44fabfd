import type { Announced } from './messages.ts';

export const repeated = (list: readonly unknown[]): number => list.length - new Set(list).size;

/** The number at the start of a title, as English writes it; 0 where there is none. */
const numberIn = (title: string): number => Number(/^[\d,]+/.exec(title)?.[0].replaceAll(',', '') ?? 0);

/**
 * How many banners were one too many: several of one event or notification, or banners that together speak of more
 * events than were decided on. Those for several events carry only their number, at the start of their title. A burst's
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
  const summedUp = [...bursts.values()].reduce((sum, burst) => sum + numberIn(burst.title), 0);
  // A backlog's banner has the same key each time and speaks of another backlog.
  const away = alerts
    .filter((a) => a.key.startsWith('backlog-'))
    .reduce((sum, { title }) => sum + numberIn(title), 0);
  const decided = (alert: string) => rows.filter((row) => row.alert === alert).length;
  const alone = events.filter((key) => !replaced.has(key)).length;
  return (
    repeated([...events, ...keysOf('notification-')]) +
    shrunk(alerts) +
    Math.max(0, alone + summedUp - decided('raised')) +
    Math.max(0, away - decided('backlog'))
  );
}

/** Updates of a burst's banner that speak of fewer events than the one before: two bursts shared a key. */
function shrunk(alerts: readonly { key: string; title: string }[]): number {
  const last = new Map<string, number>();
  let count = 0;
  for (const { key, title } of alerts) {
    if (!key.startsWith('summary-')) continue;
    const number = numberIn(title);
    if (number < (last.get(key) ?? 0)) count++;
    last.set(key, number);
  }
  return count;
}
