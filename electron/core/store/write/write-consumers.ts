import type { Target } from '../../model/subscription.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { type SubscriptionRow, target } from './write-subscriptions.ts';

/** A consumer whose stream ended: a reader it left at the server may still be there. */
export interface RetiredConsumer {
  id: string;
  /** Row number of the subscription it belonged to; 0 where that is not known. */
  subscription: number;
  /** What it delivers; null where that is not known. */
  target: Target | null;
  /** How many readers may be left at the server. */
  readers: number;
  /** Server time (ns) up to which events prove nothing about its readers; null while that is not known. */
  mark: bigint | null;
  /** An event after the mark has come: its readers end one after the other. */
  released: boolean;
}

/** The record of a subscription that was removed: it is still read to see the event that ends the readers left behind. */
export interface Witness {
  id: string;
  subscription: number;
  target: Target;
}

/**
 * The consumers at the server that have, or may have, a reader. AOS v2.0.2 stops answering everybody when a consumer
 * with a reader is deleted, so what is known about readers is durable before a stream is opened.
 */
export function consumerWriter(db: Database) {
  const put = db.prepare(
    `INSERT INTO consumer (id, subscription, role, readers, since) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET role = excluded.role, readers = excluded.readers, mark = NULL, released = 0`,
  );
  const rename = db.prepare("UPDATE consumer SET id = ? WHERE id = ? AND role = 'witness'");
  const drop = db.prepare('DELETE FROM consumer WHERE id = ?');
  const setRole = db.prepare('UPDATE consumer SET role = ? WHERE id = ?');
  const setMark = db.prepare('UPDATE consumer SET mark = ? WHERE id = ?');
  const release = db.prepare('UPDATE consumer SET released = 1 WHERE id = ?');
  const retired = db.prepare(
    `SELECT c.id AS consumer_id, c.subscription, c.readers, c.mark, c.released, s.* FROM consumer c
     LEFT JOIN subscription s ON s.id = c.subscription WHERE c.role = 'retired' ORDER BY c.since, c.id`,
  );
  retired.setReadBigInts(true);
  const witnesses = db.prepare(
    `SELECT c.id AS consumer_id, c.subscription, s.* FROM consumer c
     JOIN subscription s ON s.id = c.subscription WHERE c.role = 'witness' ORDER BY c.since, c.id`,
  );
  witnesses.setReadBigInts(true);

  type Joined = SubscriptionRow & { consumer_id: string; subscription: bigint };
  type RetiredRow = Joined & { readers: bigint; mark: bigint | null; released: bigint };

  return {
    /** A stream is about to be opened on this consumer: from now on it may have a reader. */
    putLiveConsumer(id: string, subscription: number, now: number): void {
      transaction(db, () => put.run(id, subscription, 'live', 1, now));
    },
    /** The stream of this consumer ended. */
    retireConsumer(id: string): void {
      transaction(db, () => setRole.run('retired', id));
    },
    /** After a start no stream is open: what was live when the app ended is retired. */
    retireLiveConsumers(): void {
      transaction(db, () => db.exec("UPDATE consumer SET role = 'retired' WHERE role = 'live'"));
    },
    retiredConsumers(): RetiredConsumer[] {
      return (retired.all() as unknown as RetiredRow[]).map((row) => ({
        id: row.consumer_id,
        subscription: Number(row.subscription),
        target: row.target_kind === null ? null : target(row),
        readers: Number(row.readers),
        mark: row.mark,
        released: row.released === 1n,
      }));
    },
    markRetired(id: string, mark: bigint): void {
      transaction(db, () => setMark.run(mark, id));
    },
    releaseRetired(id: string): void {
      transaction(db, () => release.run(id));
    },
    witnesses(): Witness[] {
      return (witnesses.all() as unknown as Joined[]).map((row) => ({
        id: row.consumer_id,
        subscription: Number(row.subscription),
        target: target(row),
      }));
    },
    /** Another consumer takes the place of a witness, which from now on only waits to be deleted. */
    replaceWitness(id: string, by: string, now: number): void {
      transaction(db, () => {
        rename.run(by, id);
        db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)').run(id, now);
      });
    },
    /** It has no reader, for certain: from now on it only waits to be deleted. */
    readyToDelete(id: string, now: number): void {
      transaction(db, () => {
        drop.run(id);
        db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)').run(id, now);
      });
    },
    /** A consumer that streams read before this database was made, and that a subscription of it goes on watching. */
    adoptRetired(id: string, subscription: number, readers: number, now: number): void {
      transaction(db, () => put.run(id, subscription, 'retired', readers, now));
    },
  };
}
