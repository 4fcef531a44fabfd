import type { Outcome } from '../../electron/core/model/banner.ts';
import { openDatabase } from '../../electron/core/store/schema/sqlite.ts';
import { readOutcome, type StoredOutcome } from '../../electron/core/store/schema/stored-banner.ts';

/** What the store keeps about the alert of an event. */
export interface StoredAlert {
  decision: string;
  rule: string | null;
  isRead: boolean;
  /** What became of its banner; null if it has none. */
  outcome: Outcome | null;
}

/** Reads from the file of an account what is kept about the creation of an object; null if that is not stored yet. */
export function storedAlert(database: string, resourceId: string): StoredAlert | null {
  const db = openDatabase(database, { readOnly: true });
  try {
    const found = db
      .prepare(
        `SELECT e.alert, e.rule, e.read, b.outcome, b.held_by, b.until, b.error
         FROM event e JOIN resource r ON r.key = e.resource LEFT JOIN banner b ON b.id = e.banner WHERE r.id = ?`,
      )
      .all(resourceId) as unknown as (Partial<StoredOutcome> & {
      alert: string;
      rule: string | null;
      read: number;
    })[];
    if (found.length > 1) throw new Error(`${found.length} events are stored of ${resourceId}`);
    const [one] = found;
    if (one === undefined) return null;
    const { alert: decision, rule, read, outcome } = one;
    const banner = outcome === null || outcome === undefined ? null : readOutcome(one as StoredOutcome);
    return { decision, rule, isRead: read === 1, outcome: banner };
  } finally {
    db.close();
  }
}

/** Whether the name of a resource is known by now. */
export function isNamed(database: string, resourceId: string): boolean {
  const db = openDatabase(database, { readOnly: true });
  try {
    return (
      db.prepare('SELECT 1 FROM resource WHERE id = ? AND name IS NOT NULL').get(resourceId) !== undefined
    );
  } finally {
    db.close();
  }
}

/** Whether nothing more is to be expected: it is decided, and it is known what became of its banner. */
export const isSettled = ({ decision, outcome }: StoredAlert): boolean => {
  if (decision === 'waiting') return false;
  const isLoud = decision === 'urgent' || decision === 'banner';
  return !isLoud || (outcome !== null && outcome.is !== 'pending');
};
