import type { OpenBursts } from './bursts.ts';
import type { Database } from './sqlite.ts';

interface Late {
  id: bigint;
  time: bigint;
  action: bigint;
  subject: bigint;
  parent: string;
}

/** A resource that was waited for has a few events. Of one with very many, the newest are folded. */
const EVENTS = 1_000;
/** So many of the foldings are written down for those who count rows; who is further behind counts anew. */
const NOTED = 50_000;

/** Folds events that came before it was known where their resource is. */
export function lateFolding(db: Database, bursts: OpenBursts) {
  const waiting = db.prepare(
    `SELECT id, time, action, subject FROM event WHERE resource = ? AND burst IS NULL ORDER BY time DESC LIMIT ${EVENTS}`,
  );
  waiting.setReadBigInts(true);
  const fold = db.prepare('UPDATE event SET burst = ? WHERE id = ?');
  const note = db.prepare('INSERT INTO fold (event) VALUES (?)');
  const trim = db.prepare(`DELETE FROM fold WHERE id <= (SELECT max(id) FROM fold) - ${NOTED}`);

  return {
    /** Resources (their keys) whose parents have become known. To be called in a transaction. */
    learnt(resources: readonly { key: number; parent: string }[]): void {
      const late = resources.flatMap(({ key, parent }) =>
        (waiting.all(key) as unknown as Omit<Late, 'parent'>[]).map((event) => ({ ...event, parent })),
      );
      late.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : Number(a.id - b.id)));
      let folded = 0;
      for (const { id, time, action, subject, parent } of late) {
        const event = { id: Number(id), time, action: Number(action), subject: Number(subject), parent };
        const head = bursts.join(event);
        if (head === null) continue;
        fold.run(head, event.id);
        note.run(event.id);
        folded++;
      }
      if (folded > 0) trim.run();
    },
  };
}
