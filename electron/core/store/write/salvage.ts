import { isUlid } from '../../base/ulid.ts';
import type { Target } from '../../model/subscription.ts';
import { type Database, openDatabase } from '../schema/sqlite.ts';
import { type SubscriptionRow, target } from './write-subscriptions.ts';

/** What a damaged database still tells of a subscription. */
export interface Salvaged {
  target: Target;
  /** The consumer that was read by batch: it never had a reader. */
  record: string | null;
  /** Consumers that had streams, with how many readers those may have left. */
  streamed: { consumer: string; readers: number }[];
}

/** From before readers were counted: as many as nobody reaches. */
const UNCOUNTED = 20;

/** The subscriptions that can still be read from a damaged database; none when nothing can. It changes nothing. */
export function salvage(path: string): Salvaged[] {
  try {
    const db = openDatabase(path, { readOnly: true });
    try {
      const all = db.prepare('SELECT * FROM subscription WHERE removed = 0 ORDER BY id');
      all.setReadBigInts(true);
      const streamed = streamedOf(db);
      return (all.all() as unknown as SubscriptionRow[]).flatMap((row) => {
        const about = target(row);
        const id = about.kind === 'resource' ? about.resourceId : about.kind === 'user' ? about.userId : null;
        if (id !== null && !isUlid(id)) return [];
        // Before consumers had a table of their own the one there was had streams.
        const before = row.consumer === null ? [] : [{ consumer: row.consumer, readers: UNCOUNTED }];
        return streamed === null
          ? [{ target: about, record: null, streamed: before }]
          : [{ target: about, record: row.consumer, streamed: streamed(Number(row.id)) }];
      });
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

/** The consumers of a subscription that had streams; null in a database from before they were told apart. */
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
