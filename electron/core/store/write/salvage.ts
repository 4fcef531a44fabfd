import { isUlid } from '../../base/ulid.ts';
import { SubscriptionIcon, type Watch } from '../../model/subscription.ts';
import { type Database, openDatabase } from '../schema/sqlite.ts';
import { type SubscriptionRow, targetOf } from './subscription-row.ts';
import type { LostSnooze } from './write-snoozes.ts';

/** What can still be read about a subscription from a damaged database. */
export interface Salvaged {
  watch: Watch;
  /** The consumer that was read by batch, which never had a reader. */
  record: string | null;
  /** Consumers that had streams, with the number of readers that these may have left. */
  streamed: { consumer: string; readers: number }[];
}

/** Reads which notifications were snoozed in a damaged database, as far as possible, without changing it. */
export function salvageSnoozes(path: string): LostSnooze[] {
  try {
    const db = openDatabase(path, { readOnly: true });
    try {
      const rows = db.prepare(
        'SELECT notification, until FROM snooze WHERE back IS NULL AND notification IS NOT NULL ORDER BY id',
      );
      return rows.all() as unknown as LostSnooze[];
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

/** Number of readers assumed for consumers from before readers were counted: more than any can have. */
const UNCOUNTED_READERS = 20;

/** Reads the subscriptions from a damaged database as far as possible, without changing it. */
export function salvage(path: string): Salvaged[] {
  try {
    const db = openDatabase(path, { readOnly: true });
    try {
      const all = db.prepare('SELECT * FROM subscription WHERE removed = 0 ORDER BY id');
      all.setReadBigInts(true);
      const streamed = streamedOf(db);
      return (all.all() as unknown as SubscriptionRow[]).flatMap((row) => {
        const watch = watchOf(row);
        const about = watch.target;
        const id = about.kind === 'resource' ? about.resourceId : about.kind === 'user' ? about.userId : null;
        if (id !== null && !isUlid(id)) return [];
        // Before consumers had a table of their own, the only consumer had streams.
        const before = row.consumer === null ? [] : [{ consumer: row.consumer, readers: UNCOUNTED_READERS }];
        return streamed === null
          ? [{ watch, record: null, streamed: before }]
          : [{ watch, record: row.consumer, streamed: streamed(Number(row.id)) }];
      });
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

/** What a row says, which may be one of an earlier version with fewer columns. */
function watchOf(row: SubscriptionRow): Watch {
  return {
    target: targetOf(row),
    label: row.label ?? null,
    icon: SubscriptionIcon.options.find((icon) => icon === row.icon) ?? null,
    alerts: row.alerts === 'important' ? 'important' : 'all',
    muted: row.muted === 1n,
    paused: row.paused === 1n,
  };
}

/** Returns a function that reads the consumers that had streams; null for a database without a table of consumers. */
function streamedOf(db: Database): ((subscription: number) => Salvaged['streamed']) | null {
  const { n } = db
    .prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = 'consumer'")
    .get() as { n: number };
  if (n === 0) return null;
  const select = db.prepare(
    "SELECT id AS consumer, readers FROM consumer WHERE subscription = ? AND role IN ('live', 'retired')",
  );
  return (subscription) => {
    try {
      return select.all(subscription) as unknown as Salvaged['streamed'];
    } catch {
      return [];
    }
  };
}
