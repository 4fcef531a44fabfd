import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

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

/**
 * How often the events with these sequences had been delivered when they were last seen: the most of them. Undefined
 * until they are stored in so many subscriptions.
 *
 * @param since nanoseconds: a sequence may have been used before by another event.
 */
export function storedDelivery(
  folder: string,
  sequences: readonly number[],
  since: bigint,
  links: number,
): number | undefined {
  return peek(folder, (db) => {
    const marks = sequences.map(() => '?').join(',');
    const row = db
      .prepare(
        `SELECT count(*) AS n, max(e.delivered) AS delivered
         FROM event e JOIN event_subscription s ON s.event = e.id WHERE e.seq IN (${marks}) AND e.time >= ?`,
      )
      .get(...sequences, since) as { n: number; delivered: number };
    return row.n >= links ? row.delivered : undefined;
  });
}
