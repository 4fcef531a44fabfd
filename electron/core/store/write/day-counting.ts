import { eventDays } from '../schema/event-days.ts';
import { localZone, nextDay, startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import { relaxed } from '../schema/transaction.ts';

/** The ends of what a time can be, ns. */
const EARLIEST = -(2n ** 63n);
const LATEST = 2n ** 63n - 1n;
/** Codes of actions are below this. */
const ACTIONS = 64;

/** Events, rows of the feed among them, and unread ones. */
interface Added {
  events: number;
  rows: number;
  unread: number;
}

/** A local day, from its start to the next one (ns), and what a group adds to it, by kind and action. */
interface Day {
  start: number;
  from: bigint;
  to: bigint;
  added: Map<number, Added>;
}

/** Keeps the counts of events by day (day-count-schema.ts). */
export function dayCounting(db: Database) {
  const state = countingState(db);
  const put = putCounts(db);
  const older = olderEvents(db, put);
  const group = groupCounts();

  const followZone = () => void (state.followZone() && group.forgetDays());

  function countNext(limit: number): boolean {
    const since = state.since();
    if (since === EARLIEST) return false;
    const to = since === null ? LATEST : since - 1n;
    const from = older.begin(to, limit);
    older.count(from, to);
    state.setSince(from);
    return from !== EARLIEST;
  }

  return {
    /** Begins a group: drops what is left of the last one, which may have failed. */
    begin(): void {
      group.begin();
      followZone();
    },
    /** Counts a new event. */
    add(time: bigint, subject: number, action: number, hasRow: boolean, isUnread: boolean): void {
      const since = state.since();
      if (since !== null && time >= since) group.add(time, subject * ACTIONS + action, hasRow, isUnread);
    },
    /** Writes what was added; to be called in the transaction that inserts the events, before any of them is changed. */
    flush(): void {
      state.write();
      group.take((start, key, { events, rows, unread }) =>
        put.run(start, Math.floor(key / ACTIONS), key % ACTIONS, 0, events, rows, unread),
      );
    },
    /** Forgets what was learned since the last commit; to be called after a rollback. */
    forget: state.read,
    /**
     * Counts up to `limit` older events (and those of the same time as the last of them) that are not counted yet, in a
     * transaction of its own. After the time zone changed, everything is counted again.
     * @returns whether there may be more.
     */
    countOlder(limit: number): boolean {
      state.read();
      followZone();
      if (state.isWritten() && state.since() === EARLIEST) return false;
      try {
        return relaxed(db, () => {
          state.write();
          return countNext(limit);
        });
      } catch (error) {
        state.read();
        throw error;
      }
    },
  };
}

const putCounts = (db: Database) =>
  db.prepare(
    `INSERT INTO day_count (day, subject, action, derived, events, rows, unread) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET events = events + excluded.events, rows = rows + excluded.rows,
       unread = unread + excluded.unread`,
  );

/** What a group of new events adds to their days. A key is that of a kind and an action. */
function groupCounts() {
  let days: Day[] = [];
  let day: Day | undefined;

  const dayOf = (time: bigint): Day => {
    const known = days.find(({ from, to }) => time >= from && time < to);
    if (known !== undefined) return known;
    const start = startOfDay(Number(time / 1_000_000n));
    const made = { start, ...spanOf(start), added: new Map() };
    days.push(made);
    return made;
  };

  return {
    /** Calls `put` for each count that is not zero, and starts over. */
    take(put: (day: number, key: number, added: Added) => void): void {
      for (const { start, added } of days) {
        for (const [key, counts] of added) put(start, key, counts);
        added.clear();
      }
    },
    forgetDays(): void {
      days = [];
      day = undefined;
    },
    begin(): void {
      // The day of the last group is most likely that of the next one.
      days = day === undefined ? [] : [day];
      day?.added.clear();
    },
    add(time: bigint, key: number, hasRow: boolean, isUnread: boolean): void {
      if (day === undefined || time < day.from || time >= day.to) day = dayOf(time);
      let added = day.added.get(key);
      if (added === undefined) {
        added = { events: 0, rows: 0, unread: 0 };
        day.added.set(key, added);
      }
      added.events++;
      if (hasRow) added.rows++;
      if (isUnread) added.unread++;
    },
  };
}

export type DayCounting = ReturnType<typeof dayCounting>;

/** The beginning and the end of a day, ns. */
const spanOf = (start: number) => ({
  from: BigInt(start) * 1_000_000n,
  to: BigInt(nextDay(start)) * 1_000_000n,
});

/** From when (ns) on events are counted, null for none of them; and by the days of which zone. */
function countingState(db: Database) {
  const get = db.prepare('SELECT zone, since FROM day_count_state');
  get.setReadBigInts(true);
  const set = db.prepare('UPDATE day_count_state SET zone = ?, since = ?');
  const clear = db.prepare('DELETE FROM day_count');
  const isEmpty = db.prepare('SELECT NOT EXISTS (SELECT 1 FROM event) AS empty');
  let zone = '';
  let since: bigint | null = null;
  let isWritten = true;

  function read(): void {
    const row = get.get() as { zone: string; since: bigint | null };
    zone = row.zone;
    since = row.since;
    isWritten = true;
  }
  read();
  return {
    read,
    since: () => since,
    isWritten: () => isWritten,
    /** In another zone nothing is counted; that is written with `write`. Returns whether the zone is another one. */
    followZone(): boolean {
      if (zone === localZone()) return false;
      zone = localZone();
      since = (isEmpty.get() as { empty: number }).empty === 1 ? EARLIEST : null;
      isWritten = false;
      return true;
    },
    /** Writes that the zone changed, if it did; must be called in a transaction. */
    write(): void {
      if (isWritten) return;
      clear.run();
      set.run(zone, since);
      isWritten = true;
    },
    setSince(to: bigint): void {
      since = to;
      set.run(zone, since);
    },
  };
}

/** Counts events that were stored before, the newest first. */
function olderEvents(db: Database, put: ReturnType<Database['prepare']>) {
  const next = db.prepare(
    'SELECT time FROM event INDEXED BY event_feed WHERE time <= ? ORDER BY time DESC LIMIT 1 OFFSET ?',
  );
  next.setReadBigInts(true);
  const daysIn = eventDays(db);
  const sums = db.prepare(
    `SELECT subject, action, derived, count(*) AS events, count(*) FILTER (WHERE burst IS NULL) AS rows,
       count(*) FILTER (WHERE read = 0) AS unread
     FROM event INDEXED BY event_feed WHERE time >= ? AND time <= ? GROUP BY 1, 2, 3`,
  );
  interface Sum {
    subject: number;
    action: number;
    derived: number;
    events: number;
    rows: number;
    unread: number;
  }
  return {
    /** Returns the time from which on about `limit` events are, up to `to`; the earliest if there are no more. */
    begin(to: bigint, limit: number): bigint {
      const found = next.get(to, limit - 1) as { time: bigint } | undefined;
      return found?.time ?? EARLIEST;
    },
    /** Counts the events from one time to another, both included, day by day. */
    count(from: bigint, to: bigint): void {
      for (const { start, low, high } of daysIn(from, to)) {
        for (const sum of sums.all(low, high) as unknown as Sum[]) {
          const { subject, action, derived, events, rows, unread } = sum;
          put.run(start, subject, action, derived, events, rows, unread);
        }
      }
    },
  };
}
