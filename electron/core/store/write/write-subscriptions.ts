import type { HistoryEntry, HistoryNote, Start, Target } from '../../model/subscription.ts';
import type { Database } from '../schema/sqlite.ts';
import { readHistoryNote } from '../schema/stored-notes.ts';
import { transaction } from '../schema/transaction.ts';
import { type StoredSubscription, type SubscriptionRow, subscriptionOf } from './subscription-row.ts';

/** Number of lines of a subscription's history that are read. */
const HISTORY_LINES = 50;

/** Subscriptions: what the user watches, and how. */
export function subscriptionWriter(db: Database) {
  const all = db.prepare(
    `SELECT s.*, r.name FROM subscription s LEFT JOIN resource r ON r.id = s.target_id
     WHERE s.removed = 0 ORDER BY s.id`,
  );
  all.setReadBigInts(true);
  const history = db.prepare(
    `SELECT at, text FROM subscription_history WHERE subscription = ? ORDER BY at DESC, rowid DESC
     LIMIT ${HISTORY_LINES}`,
  );
  const historyOf = ({ id }: SubscriptionRow): HistoryEntry[] =>
    (history.all(Number(id)) as { at: number; text: string }[]).map(({ at, text }) => ({
      at,
      note: readHistoryNote(text),
    }));
  const note = db.prepare('INSERT INTO subscription_history (subscription, at, text) VALUES (?, ?, ?)');
  const setCheckpoint = db.prepare('UPDATE subscription SET checkpoint_time = ? WHERE id = ?');
  const setPaused = db.prepare('UPDATE subscription SET paused = ? WHERE id = ?');
  const setMuted = db.prepare('UPDATE subscription SET muted = ? WHERE id = ?');
  const setPresentation = db.prepare('UPDATE subscription SET label = ?, icon = ?, alerts = ? WHERE id = ?');
  const setPosition = db.prepare('UPDATE subscription SET position = ? WHERE id = ?');
  const insert = insertSubscription(db);

  return {
    subscriptions(): StoredSubscription[] {
      return (all.all() as unknown as SubscriptionRow[]).map((row) => subscriptionOf(row, historyOf(row)));
    },
    addSubscription(target: Target, start: Start, now: number): number {
      return transaction(db, () => insert(target, start, now));
    },
    setCheckpoint(id: number, time: bigint): void {
      transaction(db, () => setCheckpoint.run(time, id));
    },
    setPaused(id: number, paused: boolean): void {
      transaction(db, () => setPaused.run(paused ? 1 : 0, id));
    },
    setMuted(id: number, muted: boolean): void {
      transaction(db, () => setMuted.run(muted ? 1 : 0, id));
    },
    /** Sets how a subscription is shown, and which of its events raise banners. */
    setPresentation(id: number, how: Pick<StoredSubscription, 'label' | 'icon' | 'alerts'>): void {
      transaction(db, () => setPresentation.run(how.label, how.icon, how.alerts, id));
    },
    /** Puts subscriptions in this order; all others have no place in it. */
    orderSubscriptions(ids: readonly number[]): void {
      transaction(db, () => {
        db.exec('UPDATE subscription SET position = NULL WHERE position IS NOT NULL');
        ids.forEach((id, place) => {
          setPosition.run(place, id);
        });
      });
    },
    setPosition(id: number, position: number | null): void {
      transaction(db, () => setPosition.run(position, id));
    },
    addHistory(id: number, at: number, entry: HistoryNote): void {
      transaction(db, () => note.run(id, at, JSON.stringify(entry)));
    },
  };
}

/** Returns a function that inserts a subscription, and its resource if that is not known yet. */
export function insertSubscription(db: Database) {
  const insert = db.prepare(
    `INSERT INTO subscription (target_kind, target_id, resource_kind, subresources, start_from, start_value,
       created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertResource = db.prepare('INSERT OR IGNORE INTO resource (id) VALUES (?)');
  return (target: Target, start: Start, now: number): number => {
    const isResource = target.kind === 'resource';
    const id = isResource ? target.resourceId : target.kind === 'user' ? target.userId : '';
    const value =
      start.from === 'date' ? String(start.date) : start.from === 'sequence' ? start.sequence : null;
    const { lastInsertRowid } = insert.run(
      target.kind,
      id,
      isResource ? target.resourceKind : null,
      isResource && target.subresources ? 1 : 0,
      start.from,
      value,
      now,
    );
    if (isResource) insertResource.run(id);
    return Number(lastInsertRowid);
  };
}
