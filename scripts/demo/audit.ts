import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMatcher } from '../../devserver/log/subject.ts';
import type { LocalAos } from '../../devserver/server.ts';
import { openDatabase } from '../../electron/core/store/sqlite.ts';

/** What the server published for a subscription, held against what the app has stored of it. */
export interface Audit {
  /** Events of the server's log that are stored, those included that the feed shows as one row. */
  stored: number;
  lost: number;
  /** Events that are stored more than once. */
  duplicates: number;
}

/**
 * Compares the log with the database of an account, event by event.
 *
 * @param filter the subjects that the subscription's consumer takes in.
 */
export async function audit(aos: LocalAos, filter: string, database: string): Promise<Audit> {
  const matches = createMatcher(filter);
  const published = (await aos.control.events()).filter(({ subject }) => matches(subject));
  const times = new Map<string, number>();
  for (const key of storedEvents(database)) times.set(key, (times.get(key) ?? 0) + 1);
  const found = published.map(({ sequence, timeNs }) => times.get(`${sequence}/${timeNs}`) ?? 0);
  return {
    stored: found.filter((count) => count > 0).length,
    lost: found.filter((count) => count === 0).length,
    duplicates: found.filter((count) => count > 1).length,
  };
}

/** Sequence and time of everything the server delivered. */
function storedEvents(database: string): string[] {
  const db = openDatabase(database, { readOnly: true });
  try {
    const select = db.prepare(
      `WITH part AS (SELECT epoch, seq, time FROM event UNION ALL SELECT epoch, seq, time FROM twin)
       SELECT part.seq || '/' || part.time AS key FROM part JOIN epoch ON epoch.id = part.epoch
       WHERE epoch.stream = 'AOS_STREAM'`,
    );
    return (select.all() as { key: string }[]).map(({ key }) => key);
  } finally {
    db.close();
  }
}

/** Where the events of an account are kept in a profile. */
export async function databaseOf(profile: string, account: string): Promise<string> {
  const names = await readdir(profile, { recursive: true });
  const name = names.find((one) => one.endsWith(`${account}.sqlite`));
  if (name === undefined) throw new Error(`There is no database of ${account} in ${profile}.`);
  return join(profile, name);
}
