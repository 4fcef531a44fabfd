import { peek } from './database.ts';

const column = (data: string, sql: string): string[] =>
  (peek(data, (db) => db.prepare(sql).all()) ?? []).map((row) => (row as { id: string }).id);

/** Matches the subscriptions that should be read: not removed, not paused, and with a consumer. */
const IN_USE = "removed = 0 AND paused = 0 AND target_kind <> 'announcements'";

/** Returns the ids of the records that the app reads. */
export const recordsOf = (data: string): string[] =>
  column(data, `SELECT consumer AS id FROM subscription WHERE ${IN_USE} AND consumer IS NOT NULL`);

/** Returns the ids of the consumers that the app has a stream on. */
export const liveOf = (data: string): string[] => column(data, "SELECT id FROM consumer WHERE role = 'live'");

/** Returns the ids of all consumers that the app reads. */
export const consumersOf = (data: string): string[] => [...recordsOf(data), ...liveOf(data)];

/** Returns the ids of all consumers the app knows: those it reads, those it left behind, and those it is about to delete. */
export const knownOf = (data: string): string[] =>
  column(
    data,
    `SELECT consumer AS id FROM subscription WHERE consumer IS NOT NULL
     UNION SELECT id FROM consumer UNION SELECT consumer FROM removal`,
  );

/** Returns how many subscriptions should have a record, and how many acks wait to be sent; undefined when unknown. */
export const ownCounts = (data: string): { outbox: number; subscriptions: number } | undefined =>
  peek(data, (db) => {
    const count = (sql: string) => (db.prepare(sql).get() as { n: number }).n;
    return {
      outbox: count('SELECT count(*) AS n FROM outbox WHERE bad IS NULL'),
      subscriptions: count(`SELECT count(*) AS n FROM subscription WHERE ${IN_USE}`),
    };
  });
