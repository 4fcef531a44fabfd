import type { Engine } from '../electron/core/engine/engine-api.ts';
import type { AlertSubject } from '../electron/core/model/alert.ts';
import type { AnnouncedLog } from './announced-log.ts';
import type { Moment } from './messages.ts';

/** Writes down what the engine announces. @param reached called at each moment at which the process may be due to die. */
export function recordAnnouncements(
  engine: Engine,
  log: AnnouncedLog,
  reached: (moment: Moment) => void,
): void {
  const recordConsumers = newConsumers(engine, log);
  engine.onChange(({ state, added, alerts, bulks }) => {
    if (state) recordConsumers();
    if (added.length > 0) {
      reached('committed');
      log.write({ added: added.map((row) => row.id) });
      reached('announced');
    }
    if (alerts.length > 0) {
      log.write({
        alerts: alerts.map(({ key, about, replaces = [] }) => ({ key, count: countOf(about), replaces })),
      });
      reached('alerted');
    }
    if (bulks.some((bulk) => bulk.settled > 0 && bulk.settled < bulk.total)) reached('bulk');
  });
}

/** Returns a function that writes down each consumer the engine reads, the first time it is seen. */
function newConsumers(engine: Engine, log: AnnouncedLog): () => void {
  const recorded = new Set<string>();
  return () => {
    const subscriptions = engine.accounts()[0]?.subscriptions ?? [];
    const all = subscriptions.flatMap(({ facts }) => [facts.consumer ?? [], facts.live ?? []].flat());
    const consumers = all.filter((id) => !recorded.has(id));
    for (const id of consumers) recorded.add(id);
    if (consumers.length > 0) log.write({ consumers });
  };
}

/** Returns how many events or notifications an alert is about. */
function countOf(about: AlertSubject): number {
  if (about.is === 'events') return about.summary.count;
  return 'count' in about ? about.count : 1;
}
