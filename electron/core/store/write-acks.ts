import type { Database } from './sqlite.ts';
import { relaxed } from './transaction.ts';

/** An ack that waits to be sent. */
export interface WaitingAck {
  id: number;
  subscription: number;
  reply: string;
  salt: string;
  hmac: string;
}

/** The outbox of acks. */
export function ackWriter(db: Database) {
  const take = db.prepare(
    'SELECT id, subscription, reply, salt, hmac FROM outbox WHERE bad IS NULL ORDER BY id LIMIT ?',
  );
  const drop = db.prepare('DELETE FROM outbox WHERE id BETWEEN ? AND ?');
  const acked = db.prepare('UPDATE subscription SET acked = acked + ? WHERE id = ?');
  const bad = db.prepare('UPDATE outbox SET bad = ? WHERE id = ?');
  const waiting = db.prepare(
    'SELECT subscription, count(*) AS n FROM outbox WHERE bad IS NULL GROUP BY subscription',
  );

  return {
    /** The oldest acks that wait, at most `limit`. */
    nextAcks(limit: number): WaitingAck[] {
      return take.all(limit) as unknown as WaitingAck[];
    },
    /** The server took them. */
    settleAcks(acks: readonly { id: number; subscription: number }[]): void {
      relaxed(db, () => {
        const per = new Map<number, number>();
        for (const [first, last] of runs(acks)) drop.run(first, last);
        for (const { subscription } of acks) {
          per.set(subscription, (per.get(subscription) ?? 0) + 1);
        }
        for (const [subscription, n] of per) acked.run(n, subscription);
      });
    },
    /**
     * The server refuses these: they are kept, with the reason, and not sent again. None is worth waiting for the disk: at
     * worst it is refused once more.
     */
    setAcksAside(ids: readonly number[], reason: string): void {
      relaxed(db, () => {
        for (const id of ids) bad.run(reason, id);
      });
    },
    /** How many wait, by subscription. */
    acksWaiting(): { subscription: number; n: number }[] {
      return waiting.all() as { subscription: number; n: number }[];
    },
  };
}

/** The ids as first and last of each unbroken run. */
function runs(acks: readonly { id: number }[]): [number, number][] {
  const found: [number, number][] = [];
  for (const { id } of acks) {
    const run = found.at(-1);
    if (run?.[1] === id - 1) run[1] = id;
    else found.push([id, id]);
  }
  return found;
}
