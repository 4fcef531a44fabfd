import type { Database } from '../schema/sqlite.ts';
import { relaxed } from '../schema/transaction.ts';

/** An ack that waits to be sent. */
export interface WaitingAck {
  id: number;
  subscription: number;
  reply: string;
  salt: string;
  hmac: string;
  /** The consumer that the delivery is counted for; missing of one that was read back. */
  consumer?: string | undefined;
}

/** Acks of one subscription whose ids follow each other without a gap. */
export interface AckRun {
  first: number;
  last: number;
  subscription: number;
}

/** Groups acks, the oldest first, into runs: hundreds of acks usually are a few runs. */
export function ackRuns(acks: readonly Pick<WaitingAck, 'id' | 'subscription'>[]): AckRun[] {
  const runs: AckRun[] = [];
  for (const { id, subscription } of acks) {
    const run = runs.at(-1);
    if (run?.subscription === subscription && run.last === id - 1) run.last = id;
    else runs.push({ first: id, last: id, subscription });
  }
  return runs;
}

/** Returns a function that removes acks which the server took, in the transaction that is open. */
export function ackSettling(db: Database): (runs: readonly AckRun[]) => void {
  const drop = db.prepare('DELETE FROM outbox WHERE id BETWEEN ? AND ?');
  const acked = db.prepare('UPDATE subscription SET acked = acked + ? WHERE id = ?');
  return (runs) => {
    for (const { first, last, subscription } of runs) {
      drop.run(first, last);
      acked.run(last - first + 1, subscription);
    }
  };
}

/** The outbox of acks. */
export function ackWriter(db: Database) {
  const take = db.prepare(
    'SELECT id, subscription, reply, salt, hmac FROM outbox WHERE bad IS NULL ORDER BY id LIMIT ?',
  );
  const settle = ackSettling(db);
  const bad = db.prepare('UPDATE outbox SET bad = ? WHERE id = ?');
  const waiting = db.prepare('SELECT reply FROM outbox WHERE bad IS NULL');

  return {
    /** Returns the oldest waiting acks, at most `limit`. */
    nextAcks(limit: number): WaitingAck[] {
      return take.all(limit) as unknown as WaitingAck[];
    },
    /** Removes acks that the server took. */
    settleAcks(runs: readonly AckRun[]): void {
      relaxed(db, () => settle(runs));
    },
    /**
     * Sets acks aside that the server refuses: they are kept, with the reason, and not sent again. This does not wait for the
     * disk, since at worst they are refused once more.
     */
    setAcksAside(ids: readonly number[], reason: string): void {
      relaxed(db, () => {
        for (const id of ids) bad.run(reason, id);
      });
    },
    /** Returns the ack subjects of all waiting acks. */
    acksWaiting(): string[] {
      return (waiting.all() as { reply: string }[]).map(({ reply }) => reply);
    },
  };
}
