import type { Target } from '../../model/subscription.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { type SubscriptionRow, targetOf } from './subscription-row.ts';

/** A consumer whose stream ended, and which may still have a reader at the server. */
interface RetiredConsumer {
  id: string;
  /** Row number of the subscription it belonged to; 0 if that is not known. */
  subscription: number;
  /** What it delivers; null if that is not known. */
  target: Target | null;
  /** Number of readers that may be left at the server. */
  readers: number;
  /** Server time (ns) up to which events prove nothing about its readers; null while that is not known. */
  mark: bigint | null;
  /** Whether an event after the mark has arrived, so that its readers end one after the other. */
  released: boolean;
}

/** The record of a removed subscription, which is read to see the event that ends the readers left behind. */
export interface Witness {
  id: string;
  subscription: number;
  target: Target;
}

/**
 * The consumers at the server that may have a reader. AOS v2.0.2 stops answering altogether when a consumer with a reader
 * is deleted, so what is known about readers is durable before a stream is opened.
 */
export function consumerWriter(db: Database) {
  return { ...liveConsumers(db), ...retiredConsumers(db), ...witnessConsumers(db), ...settledConsumers(db) };
}

/** A consumer with the subscription it belongs to. */
type ConsumerRow = SubscriptionRow & { consumer_id: string; subscription: bigint };

const PUT = `INSERT INTO consumer (id, subscription, role, readers, since) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (id) DO UPDATE SET role = excluded.role, readers = excluded.readers, mark = NULL, released = 0`;

/** Consumers whose stream is open. */
function liveConsumers(db: Database) {
  const put = db.prepare(PUT);
  const retire = db.prepare("UPDATE consumer SET role = 'retired' WHERE id = ?");
  const retireAll = db.prepare("UPDATE consumer SET role = 'retired' WHERE role = 'live'");
  return {
    /** Saves that a stream is about to be opened on this consumer: from now on it may have a reader. */
    putLiveConsumer(id: string, subscription: number, now: number): void {
      transaction(db, () => put.run(id, subscription, 'live', 1, now));
    },
    /** Saves that the stream of this consumer ended. */
    retireConsumer(id: string): void {
      transaction(db, () => retire.run(id));
    },
    /** Retires the consumers that were live when the app ended; called at the start, when no stream is open. */
    retireLiveConsumers(): void {
      transaction(db, () => retireAll.run());
    },
  };
}

/** Consumers whose stream ended. */
function retiredConsumers(db: Database) {
  const all = db.prepare(
    `SELECT c.id AS consumer_id, c.subscription, c.readers, c.mark, c.released, s.* FROM consumer c
     LEFT JOIN subscription s ON s.id = c.subscription WHERE c.role = 'retired' ORDER BY c.since, c.id`,
  );
  all.setReadBigInts(true);
  const put = db.prepare(PUT);
  const setMark = db.prepare('UPDATE consumer SET mark = ? WHERE id = ?');
  const release = db.prepare('UPDATE consumer SET released = 1 WHERE id = ?');
  type Row = ConsumerRow & { readers: bigint; mark: bigint | null; released: bigint };

  return {
    retiredConsumers(): RetiredConsumer[] {
      return (all.all() as unknown as Row[]).map((row) => ({
        id: row.consumer_id,
        subscription: Number(row.subscription),
        target: row.target_kind === null ? null : targetOf(row),
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
    /** Takes a consumer from a damaged database, which streams have read, into one of the restored subscriptions. */
    adoptRetired(id: string, subscription: number, readers: number, now: number): void {
      transaction(db, () => put.run(id, subscription, 'retired', readers, now));
    },
  };
}

/** The records of removed subscriptions. */
function witnessConsumers(db: Database) {
  const all = db.prepare(
    `SELECT c.id AS consumer_id, c.subscription, s.* FROM consumer c
     JOIN subscription s ON s.id = c.subscription WHERE c.role = 'witness' ORDER BY c.since, c.id`,
  );
  all.setReadBigInts(true);
  const rename = db.prepare("UPDATE consumer SET id = ? WHERE id = ? AND role = 'witness'");
  const scheduleRemoval = db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)');
  return {
    witnesses(): Witness[] {
      return (all.all() as unknown as ConsumerRow[]).map((row) => ({
        id: row.consumer_id,
        subscription: Number(row.subscription),
        target: targetOf(row),
      }));
    },
    /** Replaces a witness by another consumer, and schedules its deletion. */
    replaceWitness(id: string, by: string, now: number): void {
      transaction(db, () => {
        rename.run(by, id);
        scheduleRemoval.run(id, now);
      });
    },
  };
}

/** Consumers that certainly have no reader. */
function settledConsumers(db: Database) {
  const drop = db.prepare('DELETE FROM consumer WHERE id = ?');
  const scheduleRemoval = db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)');
  return {
    /** Schedules the deletion of a consumer that certainly has no reader. */
    readyToDelete(id: string, now: number): void {
      transaction(db, () => {
        drop.run(id);
        scheduleRemoval.run(id, now);
      });
    },
  };
}
