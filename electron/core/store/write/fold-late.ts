import type { Database } from '../schema/sqlite.ts';
import type { BurstEvent, OpenBursts } from './bursts.ts';
import { foldNotes } from './fold-notes.ts';

/** An event as it is stored: every number is read as a bigint, as times need it. */
type WaitingEvent = Record<Exclude<keyof BurstEvent, 'parent'>, bigint>;

/** Maximum number of events of one resource that are folded later, the newest first; most resources have a few. */
const MAX_EVENTS = 1_000;

/** Folds events that arrived before the place of their resource was known. */
export function lateFolding(db: Database, bursts: OpenBursts) {
  const notes = foldNotes(db);
  const waiting = db.prepare(
    `SELECT id, time, action, subject, derived FROM event WHERE resource = ? AND burst IS NULL ORDER BY time DESC LIMIT ${MAX_EVENTS}`,
  );
  waiting.setReadBigInts(true);
  const fold = db.prepare('UPDATE event SET burst = ? WHERE id = ?');

  return {
    /** Takes the keys of resources whose parents became known; must be called in a transaction. */
    learnt(resources: readonly { key: number; parent: string }[]): void {
      const late = resources.flatMap(({ key, parent }) =>
        (waiting.all(key) as unknown as WaitingEvent[]).map((event) => ({ ...event, parent })),
      );
      late.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : Number(a.id - b.id)));
      let folded = 0;
      for (const { id, time, action, subject, parent, derived } of late) {
        const kind = { action: Number(action), subject: Number(subject), parent, derived: derived === 1n };
        const event = { id: Number(id), time, ...kind };
        const head = bursts.join(event);
        if (head === null) continue;
        fold.run(head, event.id);
        notes.add(event.id, { rows: -1, visibleRows: kind.derived ? 0 : -1, visibleEvents: 0 });
        folded++;
      }
      if (folded > 0) notes.trim();
    },
  };
}
