import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Probe } from './publisher.ts';

type Database = InstanceType<typeof DatabaseSync>;

/** Opens the app's database beside the app, reads from it and closes it again. Gives undefined when it cannot be read. */
export function peek<T>(folder: string, read: (db: Database) => T): T | undefined {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.sqlite')) : undefined;
  if (name === undefined) return undefined;
  let db: Database | undefined;
  try {
    // Never kept open: the app shall find its database as a crash left it, with nobody else holding on to it.
    db = new DatabaseSync(join(folder, name), { readOnly: true });
    return read(db);
  } catch {
    // It is being recovered or written at this very moment, or the disk is full.
    return undefined;
  } finally {
    db?.close();
  }
}

/** How far the clocks of two processes can be apart, ms. */
const CLOCKS = 1_000;

/** How some events came to be stored. */
export interface Arrival {
  /** How often they had been delivered when they were last seen: the most of them. */
  delivered: number;
  /** How many records the server was found to have lost meanwhile. */
  lostRecords: number;
}

/** How the events of a probe were stored; undefined until they are, in every subscription they belong to. */
export function arrivalOf(folder: string, { sequences, since, links }: Probe): Arrival | undefined {
  return peek(folder, (db) => {
    const marks = sequences.map(() => '?').join(',');
    // A sequence may have been used before a wipe by another event.
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
        "SELECT count(*) AS lost FROM subscription_history WHERE at >= ? AND text LIKE '%had lost this subscription%'",
      )
      .get(since) as { lost: number };
    return { delivered: row.delivered, lostRecords: lost };
  });
}
