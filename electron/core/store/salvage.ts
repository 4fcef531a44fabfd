import { isUlid } from '../event/ulid.ts';
import type { Target } from '../stream/subscription.ts';
import { openDatabase } from './sqlite.ts';
import { type SubscriptionRow, target } from './write-subscriptions.ts';

/** What a damaged database still tells of a subscription. */
export interface Salvaged {
  target: Target;
  consumer: string | null;
}

/** The subscriptions that can still be read from a damaged database; none when nothing can. It changes nothing. */
export function salvage(path: string): Salvaged[] {
  try {
    const db = openDatabase(path, { readOnly: true });
    try {
      const all = db.prepare('SELECT * FROM subscription WHERE removed = 0 ORDER BY id');
      all.setReadBigInts(true);
      return (all.all() as unknown as SubscriptionRow[]).flatMap((row) => {
        const about = target(row);
        const id = about.kind === 'resource' ? about.resourceId : about.kind === 'user' ? about.userId : null;
        if (id !== null && !isUlid(id)) return [];
        return [{ target: about, consumer: row.consumer }];
      });
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
