import type { ResourceKind } from '../resource/resource.ts';
import {
  type AlertLevel,
  type Start,
  type SubscriptionIcon,
  subscriptionIcons,
  type Target,
} from '../stream/subscription.ts';
import type { Database } from './sqlite.ts';
import { transaction } from './transaction.ts';

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
  /** Takes the consumer off a subscription, and writes it down for deletion. */
  const discardOf = (id: number, now: number): void => {
    const row = db.prepare('SELECT consumer FROM subscription WHERE id = ?').get(id) as
      | { consumer: string | null }
      | undefined;
    if (row?.consumer) removal.run(row.consumer, now);
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
        icon: subscriptionIcons.find((icon) => icon === row.icon) ?? null,
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
    /** The consumer on the server that this subscription reads; `takenOver` when it was there already. */
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
     * The server says that it no longer has the subscription's consumer: noted in the history. It is written down for
     * deletion all the same, in the same step: AOS says so too when its NATS cannot be asked, and then it is still there.
     */
    loseConsumer(id: number, { at, text }: { at: number; text: string }): void {
      transaction(db, () => {
        discardOf(id, at);
        note.run(id, at, text);
      });
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
    /** Takes it off the list and writes its consumer down for deletion, in one step. Its events stay. */
    removeSubscription(id: number, now: number): void {
      transaction(db, () => {
        discardOf(id, now);
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
