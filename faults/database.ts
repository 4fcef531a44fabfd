import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Probe } from './publisher.ts';

type Database = InstanceType<typeof DatabaseSync>;

/** Opens the database of the running app, reads from it and closes it. Returns undefined when it cannot be read. */
export function peek<T>(folder: string, read: (db: Database) => T): T | undefined {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.sqlite')) : undefined;
  if (name === undefined) return undefined;
  let db: Database | undefined;
  try {
    // Never kept open: the app must find its database as a crash left it, without another connection.
    db = new DatabaseSync(join(folder, name), { readOnly: true });
    return read(db);
  } catch {
    // It is being recovered or written right now, or the disk is full.
    return undefined;
  } finally {
    db?.close();
  }
}

/** How far the clocks of two processes can be apart, ms. */
const CLOCKS = 1_000;

/** How some events came to be stored. */
export interface Arrival {
  /** The highest delivery count among them when they were last seen. */
  delivered: number;
  /** The number of records that turned out to be lost at the server meanwhile. */
  lostRecords: number;
}

/** Returns how the events of a probe were stored; undefined until every subscription they belong to has them. */
export function arrivalOf(folder: string, { sequences, since, links }: Probe): Arrival | undefined {
  return peek(folder, (db) => {
    const marks = sequences.map(() => '?').join(',');
    // Before a wipe, another event may have had the same sequence.
    const row = db
      .prepare(
        `WITH part AS (
           SELECT id AS event, seq, time FROM event WHERE seq IN (${marks})
           UNION ALL SELECT event, seq, time FROM twin WHERE seq IN (${marks}))
         SELECT count(*) AS n, max(e.delivered) AS delivered
         FROM part JOIN event e ON e.id = part.event JOIN event_subscription l ON l.event = e.id
         JOIN subscription s ON s.id = l.subscription AND s.removed = 0
         WHERE part.time >= ?`,
      )
      .get(...sequences, ...sequences, BigInt(since - CLOCKS) * 1_000_000n) as {
      n: number;
      delivered: number;
    };
    if (row.n < links) return undefined;
    const { lost } = db
      .prepare(
        "SELECT count(*) AS lost FROM subscription_history WHERE at >= ? AND text LIKE '%set-up-again%'",
      )
      .get(since) as { lost: number };
    return { delivered: row.delivered, lostRecords: lost };
  });
}
