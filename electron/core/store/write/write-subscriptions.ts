import type { ResourceKind } from '../../model/resource.ts';
import { type AlertLevel, type Start, SubscriptionIcon, type Target } from '../../model/subscription.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** A subscription as it is stored. */
export interface StoredSubscription {
  id: number;
  target: Target;
  start: Start;
  consumer: string | null;
  paused: boolean;
  muted: boolean;
  label: string | null;
  icon: SubscriptionIcon | null;
  alerts: AlertLevel;
  takenOver: boolean;
  createdAt: number;
  delivered: number;
  acked: number;
  unread: number;
  /** The last stored stream sequence, unsigned. */
  lastSeq: bigint | null;
  /** Every event up to this server time (ns) is stored: where a consumer that was lost begins anew. */
  checkpointTime: bigint | null;
  name: string | null;
  history: { at: number; text: string }[];
}

/** A row of the table, read with bigints. */
export interface SubscriptionRow {
  id: bigint;
  target_kind: string;
  target_id: string;
  resource_kind: string | null;
  subresources: bigint;
  start_from: string;
  start_value: string | null;
  consumer: string | null;
  paused: bigint;
  muted: bigint;
  label: string | null;
  icon: string | null;
  alerts: string;
  taken_over: bigint;
  created_at: bigint;
  delivered: bigint;
  acked: bigint;
  unread: bigint;
  last_seq: bigint | null;
  checkpoint_time: bigint | null;
  name: string | null;
}

export function target(row: SubscriptionRow): Target {
  if (row.target_kind === 'user') return { kind: 'user', userId: row.target_id };
  if (row.target_kind === 'announcements') return { kind: 'announcements' };
  return {
    kind: 'resource',
    resourceId: row.target_id,
    resourceKind: row.resource_kind as ResourceKind,
    subresources: row.subresources === 1n,
  };
}

function start(row: SubscriptionRow): Start {
  if (row.start_from === 'date') return { from: 'date', date: Number(row.start_value) };
  if (row.start_from === 'sequence') return { from: 'sequence', sequence: row.start_value ?? '1' };
  return { from: row.start_from === 'now' ? 'now' : 'everything' };
}

/** Subscriptions, their consumers on the server, and the deletions of consumers that are still to be made. */
export function subscriptionWriter(db: Database) {
  const all = db.prepare(
    `SELECT s.*, r.name FROM subscription s LEFT JOIN resource r ON r.id = s.target_id
     WHERE s.removed = 0 ORDER BY s.id`,
  );
  all.setReadBigInts(true);
  const history = db.prepare(
    'SELECT at, text FROM subscription_history WHERE subscription = ? ORDER BY at DESC, rowid DESC LIMIT 50',
  );
  const note = db.prepare('INSERT INTO subscription_history (subscription, at, text) VALUES (?, ?, ?)');
  const removal = db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)');
  const recordOf = (id: number) =>
    db.prepare('SELECT consumer, taken_over FROM subscription WHERE id = ?').get(id) as
      | { consumer: string | null; taken_over: number }
      | undefined;
  /**
   * Takes the record off a subscription, and writes it down for deletion: nobody but this app ever read it, and only by
   * batch. One that was taken over may have readers elsewhere, so it stays on the server.
   */
  const discardOf = (id: number, now: number): void => {
    const row = recordOf(id);
    if (row?.consumer && row.taken_over === 0) removal.run(row.consumer, now);
    db.prepare('UPDATE subscription SET consumer = NULL, taken_over = 0 WHERE id = ?').run(id);
  };
  /** While consumers of it may have readers its record is kept, to see the event that ends them. */
  const keepAsWitness = (id: number, now: number): void => {
    const row = recordOf(id);
    if (!row?.consumer) return;
    db.prepare(
      "INSERT OR REPLACE INTO consumer (id, subscription, role, readers, since) VALUES (?, ?, 'witness', 0, ?)",
    ).run(row.consumer, id, now);
    db.prepare('UPDATE subscription SET consumer = NULL WHERE id = ?').run(id);
  };

  return {
    subscriptions(): StoredSubscription[] {
      return (all.all() as unknown as SubscriptionRow[]).map((row) => ({
        id: Number(row.id),
        target: target(row),
        start: start(row),
        consumer: row.consumer,
        paused: row.paused === 1n,
        muted: row.muted === 1n,
        label: row.label,
        icon: SubscriptionIcon.options.find((icon) => icon === row.icon) ?? null,
        alerts: row.alerts === 'important' ? 'important' : 'all',
        takenOver: row.taken_over === 1n,
        createdAt: Number(row.created_at),
        delivered: Number(row.delivered),
        acked: Number(row.acked),
        unread: Number(row.unread),
        lastSeq: row.last_seq === null ? null : BigInt.asUintN(64, row.last_seq),
        checkpointTime: row.checkpoint_time,
        name: row.name,
        history: history.all(Number(row.id)) as unknown as { at: number; text: string }[],
      }));
    },
    addSubscription(target: Target, start: Start, now: number): number {
      return transaction(db, () => {
        const id =
          target.kind === 'resource' ? target.resourceId : target.kind === 'user' ? target.userId : '';
        const value =
          start.from === 'date' ? String(start.date) : start.from === 'sequence' ? start.sequence : null;
        const { lastInsertRowid } = db
          .prepare(
            `INSERT INTO subscription (target_kind, target_id, resource_kind, subresources, start_from, start_value,
             created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            target.kind,
            id,
            target.kind === 'resource' ? target.resourceKind : null,
            target.kind === 'resource' && target.subresources ? 1 : 0,
            start.from,
            value,
            now,
          );
        if (target.kind === 'resource') db.prepare('INSERT OR IGNORE INTO resource (id) VALUES (?)').run(id);
        return Number(lastInsertRowid);
      });
    },
    /** The record of this subscription, the consumer that is read by batch; `takenOver` when it was there already. */
    setConsumer(id: number, consumer: string | null, takenOver = false): void {
      transaction(db, () => {
        db.prepare('UPDATE subscription SET consumer = ?, taken_over = ? WHERE id = ?').run(
          consumer,
          takenOver ? 1 : 0,
          id,
        );
        if (consumer !== null) db.prepare('DELETE FROM removal WHERE consumer = ?').run(consumer);
      });
    },
    /**
     * The subscription needs another record: the server lost this one, or it may hide deliveries. It is written down for
     * deletion, in the same step: an answer that says it is gone may be wrong.
     */
    discardRecord(id: number, now: number): void {
      transaction(db, () => discardOf(id, now));
    },
    setCheckpoint(id: number, time: bigint): void {
      transaction(db, () =>
        db.prepare('UPDATE subscription SET checkpoint_time = ? WHERE id = ?').run(time, id),
      );
    },
    setPaused(id: number, paused: boolean): void {
      transaction(db, () =>
        db.prepare('UPDATE subscription SET paused = ? WHERE id = ?').run(paused ? 1 : 0, id),
      );
    },
    setMuted(id: number, muted: boolean): void {
      transaction(db, () =>
        db.prepare('UPDATE subscription SET muted = ? WHERE id = ?').run(muted ? 1 : 0, id),
      );
    },
    /** How it is shown and which of its events raise banners. */
    setLook(id: number, look: Pick<StoredSubscription, 'label' | 'icon' | 'alerts'>): void {
      transaction(db, () =>
        db
          .prepare('UPDATE subscription SET label = ?, icon = ?, alerts = ? WHERE id = ?')
          .run(look.label, look.icon, look.alerts, id),
      );
    },
    addHistory(id: number, at: number, text: string): void {
      transaction(db, () => note.run(id, at, text));
    },
    /**
     * Takes it off the list, in one step with its consumers: those that had a stream are retired, and its record is
     * written down for deletion, or kept while some are retired. Its events stay.
     */
    removeSubscription(id: number, now: number): void {
      transaction(db, () => {
        db.prepare("UPDATE consumer SET role = 'retired' WHERE subscription = ? AND role = 'live'").run(id);
        const { n } = db
          .prepare("SELECT count(*) AS n FROM consumer WHERE subscription = ? AND role = 'retired'")
          .get(id) as { n: number };
        if (n > 0) keepAsWitness(id, now);
        else discardOf(id, now);
        db.prepare('UPDATE subscription SET removed = 1 WHERE id = ?').run(id);
      });
    },
    /** A consumer that nothing here needs is written down for deletion on the server. */
    discardConsumer(consumer: string, now: number): void {
      transaction(db, () => removal.run(consumer, now));
    },
    removals(): string[] {
      return (db.prepare('SELECT consumer FROM removal ORDER BY since').all() as { consumer: string }[]).map(
        (r) => r.consumer,
      );
    },
    settleRemoval(consumer: string): void {
      transaction(db, () => db.prepare('DELETE FROM removal WHERE consumer = ?').run(consumer));
    },
  };
}
