import type { Ruled } from '../../model/banner.ts';
import { snoozedRows, starredNotices } from '../schema/marked.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** What was decided about an event that had waited. */
export interface LateDecision extends Ruled {
  id: number;
}

/** Returns a function that marks events as read or unread in the transaction that is open, and gives how many changed. */
export function readMarking(db: Database) {
  const mark = db.prepare('UPDATE event SET read = ? WHERE id = ? AND read <> ? RETURNING derived');
  const subscriptions = db.prepare('SELECT subscription FROM event_subscription WHERE event = ?');
  const unread = db.prepare(
    'UPDATE subscription SET unread = unread + ?, unread_derived = unread_derived + ? WHERE id = ?',
  );
  const total = db.prepare('UPDATE totals SET value = value + ? WHERE name = ?');

  return (ids: readonly number[], read: boolean): number => {
    const value = read ? 1 : 0;
    const step = read ? -1 : 1;
    const per = new Map<number, { all: number; derived: number }>();
    let changed = 0;
    let derived = 0;
    for (const id of ids) {
      const row = mark.get(value, id, value) as { derived: number } | undefined;
      if (row === undefined) continue;
      changed++;
      derived += row.derived;
      for (const { subscription } of subscriptions.all(id) as { subscription: number }[]) {
        const n = per.get(subscription) ?? { all: 0, derived: 0 };
        per.set(subscription, { all: n.all + step, derived: n.derived + step * row.derived });
      }
    }
    for (const [id, n] of per) unread.run(n.all, n.derived, id);
    if (changed > 0) total.run(changed * step, 'unread');
    if (derived > 0) total.run(derived * step, 'unread-derived');
    return changed;
  };
}

/** Read marks, and the totals that follow from them. */
export function markWriter(db: Database) {
  const markIn = readMarking(db);
  const silence = db.prepare('UPDATE event SET alert = ? WHERE id = ? AND banner IS NULL');
  const decide = db.prepare("UPDATE event SET alert = ?, rule = ? WHERE id = ? AND alert = 'waiting'");

  return {
    /** Marks events as read or unread; returns how many changed. The unread counts change in the same transaction. */
    markRead: (ids: readonly number[], read: boolean): number => transaction(db, () => markIn(ids, read)),
    /**
     * Stores what was decided about events that waited for a name. Each is decided once.
     * @returns the events that had waited.
     */
    decideWaiting(list: readonly LateDecision[]): number[] {
      return transaction(db, () => {
        const decided = list.filter(({ id, alert, rule }) => Number(decide.run(alert, rule, id).changes) > 0);
        markIn(
          decided.flatMap(({ id, alert }) => (alert === 'nothing' ? id : [])),
          true,
        );
        return decided.map(({ id }) => id);
      });
    },
    /** Notes why these events got no banner: while it was being made, it turned out that they need none. */
    silence(ids: readonly number[], why: 'derived' | 'told'): void {
      transaction(db, () => {
        for (const id of ids) silence.run(why, id);
      });
    },
  };
}

/** The totals of an account. */
export interface StoredTotals {
  events: number;
  unread: number;
  /** How many of the unread events only follow from another event: in total, and by subscription. */
  unreadDerived: number;
  derivedOf: Map<number, number>;
  redelivered: number;
  lastEventAt: number | null;
  /** Snoozed events and notifications, and those that have a star. */
  snoozed: number;
  starred: number;
}

export function totalsReader(db: Database) {
  const totals = db.prepare('SELECT name, value FROM totals');
  const derived = db.prepare('SELECT id, unread_derived AS n FROM subscription WHERE unread_derived > 0');
  const snoozed = db.prepare(`SELECT count(*) AS n FROM ${snoozedRows()}`);
  const starred = db.prepare(
    `SELECT (SELECT count(*) FROM event_star) + (SELECT count(*) FROM ${starredNotices()}) AS n`,
  );
  const last = db.prepare('SELECT time / 1000000 AS at FROM event ORDER BY time DESC LIMIT 1');
  return {
    totals(): StoredTotals {
      const rows = totals.all() as { name: string; value: number }[];
      const of = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
      const derivedOf = derived.all() as { id: number; n: number }[];
      const newest = last.get() as { at: number } | undefined;
      return {
        events: of('events'),
        unread: of('unread'),
        unreadDerived: of('unread-derived'),
        derivedOf: new Map(derivedOf.map(({ id, n }) => [id, n])),
        redelivered: of('redelivered'),
        lastEventAt: newest?.at ?? null,
        snoozed: (snoozed.get() as { n: number }).n,
        starred: (starred.get() as { n: number }).n,
      };
    },
  };
}
