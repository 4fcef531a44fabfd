import type { Start, Target } from '../../model/subscription.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import type { Streamed } from './salvage.ts';
import { insertSubscription } from './write-subscriptions.ts';

/** Taking the record, or the whole subscription, away; each inside a transaction. */
function takingAway({ recordOf, set, scheduleRemoval, ...statement }: ReturnType<typeof statements>) {
  const { addWitness, retireLive, retired, remove } = statement;

  const find = (id: number) =>
    recordOf.get(id) as { consumer: string | null; taken_over: number } | undefined;

  /**
   * Takes the record off a subscription and schedules its deletion: only this app ever read it, and only by batch. A record
   * that was taken over may have readers elsewhere, so it stays on the server.
   */
  function discard(id: number, now: number): void {
    const row = find(id);
    if (row?.consumer && row.taken_over === 0) scheduleRemoval.run(row.consumer, now);
    set.run(null, 0, id);
  }

  /** Keeps the record while consumers of the subscription may have readers, to see the event that ends them. */
  function keepAsWitness(id: number, now: number): void {
    const row = find(id);
    if (!row?.consumer) return;
    addWitness.run(row.consumer, id, now);
    set.run(null, row.taken_over, id);
  }

  function takeOff(id: number, now: number): void {
    retireLive.run(id);
    if (retired.get(id) === undefined) discard(id, now);
    else keepAsWitness(id, now);
    remove.run(id);
  }
  return { discard, takeOff };
}

/**
 * The record of each subscription: the consumer that is read by batch. When it is no longer needed, its deletion on the
 * server is scheduled in the same transaction.
 */
export function recordWriter(db: Database) {
  const all = statements(db);
  const { set, keepOnServer, copyLook } = all;
  const { discard, takeOff } = takingAway(all);
  const insert = insertSubscription(db);

  return {
    /** Sets the record of a subscription. @param takenOver whether the consumer existed before. */
    setConsumer(id: number, consumer: string | null, takenOver = false): void {
      transaction(db, () => {
        set.run(consumer, takenOver ? 1 : 0, id);
        if (consumer !== null) keepOnServer.run(consumer);
      });
    },
    /**
     * Called when a subscription needs another record: the server lost this one, or it may hide deliveries. Its deletion is
     * scheduled even then, since an answer that says it is gone may be wrong.
     */
    discardRecord(id: number, now: number): void {
      transaction(db, () => discard(id, now));
    },
    /**
     * Removes a subscription from the list; its events stay. Consumers that had a stream are retired, and the deletion of
     * the record is scheduled, unless it is kept while some consumers are retired.
     */
    removeSubscription(id: number, now: number): void {
      transaction(db, () => takeOff(id, now));
    },
    /**
     * Puts another subscription in the place of one: it starts elsewhere, and keeps the name, icon, alerts, pause and place. Returns
     * its id. The old one goes in the same transaction, as `removeSubscription` has it go.
     */
    replaceSubscription(id: number, target: Target, start: Start, now: number): number {
      return transaction(db, () => {
        takeOff(id, now);
        const next = insert(target, start, now);
        copyLook.run(id, next);
        return next;
      });
    },
  };
}

/** Taking over what a removed subscription of a damaged database left on the server. */
export function adoptionWriter(db: Database) {
  const { addWitness, addRetired, remove } = statements(db);
  const insert = insertSubscription(db);
  return {
    /** Takes over its witness, and the consumers that may have readers. */
    adoptRemoved(target: Target, witness: string | null, streamed: readonly Streamed[], now: number): void {
      transaction(db, () => {
        const id = insert(target, { from: 'now' }, now);
        if (witness !== null) addWitness.run(witness, id, now);
        for (const { consumer, readers } of streamed) addRetired.run(consumer, id, readers, now);
        remove.run(id);
      });
    },
  };
}

function statements(db: Database) {
  return {
    recordOf: db.prepare('SELECT consumer, taken_over FROM subscription WHERE id = ?'),
    set: db.prepare('UPDATE subscription SET consumer = ?, taken_over = ? WHERE id = ?'),
    scheduleRemoval: db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)'),
    keepOnServer: db.prepare('DELETE FROM removal WHERE consumer = ?'),
    addWitness: db.prepare(
      "INSERT OR REPLACE INTO consumer (id, subscription, role, readers, since) VALUES (?, ?, 'witness', 0, ?)",
    ),
    addRetired: db.prepare(
      "INSERT OR REPLACE INTO consumer (id, subscription, role, readers, since) VALUES (?, ?, 'retired', ?, ?)",
    ),
    retireLive: db.prepare("UPDATE consumer SET role = 'retired' WHERE subscription = ? AND role = 'live'"),
    retired: db.prepare("SELECT 1 FROM consumer WHERE subscription = ? AND role = 'retired' LIMIT 1"),
    copyLook: db.prepare(
      `UPDATE subscription SET (label, icon, alerts, muted, paused, position) =
         (SELECT label, icon, alerts, muted, paused, position FROM subscription WHERE id = ?) WHERE id = ?`,
    ),
    remove: db.prepare('UPDATE subscription SET removed = 1 WHERE id = ?'),
  };
}
