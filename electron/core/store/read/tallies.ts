import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { countAll } from './count-all.ts';
import { countGrowth, type Tally } from './count-growth.ts';

/** A query as it is run on one account, and what it adds up to there. */
export interface PartTally {
  part: AccountQuery;
  tally: Tally;
}

/** Maximum number of queries whose counts are remembered. */
const MAX_REMEMBERED = 12;

/**
 * Counts queries in each account. Where no counts are kept, counting a million events takes a quarter of a second, so counts
 * are remembered: as long as no event was removed, only new events are counted, and the unread ones, which are few or known
 * in total.
 */
export function rememberedTallies(db: Database, parts: (query: FeedQuery) => AccountQuery[]) {
  const remembered = new Map<string, Map<string, Tally>>();
  const growth = countGrowth(db);

  const countPart = (part: AccountQuery, query: FeedQuery, before: Tally | undefined): Tally =>
    (before && growth.update(part, query, before)) ?? {
      ...growth.stateOf(part, query),
      ...countAll(db, part, query),
    };

  return {
    tallies(query: FeedQuery): PartTally[] {
      const key = JSON.stringify(query);
      const before = remembered.get(key);
      const counted = parts(query).map((part) => ({
        part,
        tally: inOneSnapshot(db, () => countPart(part, query, before?.get(part.schema))),
      }));
      remembered.delete(key);
      remembered.set(key, new Map(counted.map(({ part, tally }) => [part.schema, tally])));
      for (const oldest of remembered.keys()) {
        if (remembered.size <= MAX_REMEMBERED) break;
        remembered.delete(oldest);
      }
      return counted;
    },
  };
}

export type Tallies = ReturnType<typeof rememberedTallies>;

/** Runs several queries on the same state of the database. */
function inOneSnapshot<T>(db: Database, ask: () => T): T {
  db.exec('BEGIN');
  try {
    return ask();
  } finally {
    db.exec('COMMIT');
  }
}
