import { actionByCode } from '../../model/actions.ts';
import type { Statistics, StatisticsQuery } from '../../model/statistics.ts';
import { subjectByCode } from '../../model/subjects.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { dayTotals } from './day-totals.ts';
import { busiestPlaces, MOST_PLACES } from './place-totals.ts';

/** What is counted. `derived` false leaves out updates that only follow from a change inside their resource. */
type Asked = StatisticsQuery & { derived?: boolean };

/** Reads how many events there are, by day, action, kind and place. */
export function statisticsReader(db: Database, attached: Attached) {
  return {
    statistics(query: Asked): Statistics {
      const days = new Map<number, Statistics['days'][number]['counts']>();
      const found: Statistics = { total: 0, days: [], kinds: {}, places: [], first: null };
      for (const of of attached.list()) {
        if (query.account !== null && query.account !== of.account) continue;
        for (const { start, subject, action, events } of dayTotals(db, of.schema, query)) {
          const counts = days.get(start) ?? {};
          days.set(start, counts);
          add(counts, actionByCode(action), events);
          add(found.kinds, subjectByCode(subject), events);
          found.total += events;
        }
        found.places.push(...busiestPlaces(db, of, query));
        const first = firstOf(db, of.schema);
        if (first !== null) found.first = Math.min(first, found.first ?? first);
      }
      const sorted = [...days].toSorted(([a], [b]) => a - b);
      return {
        ...found,
        days: sorted.map(([start, counts]) => ({ start, counts })),
        places: mostOfEach(found.places),
      };
    },
  };
}

function add<Key extends string>(counts: Partial<Record<Key, number>>, key: Key, n: number): void {
  counts[key] = (counts[key] ?? 0) + n;
}

/** Several accounts may have ten each. */
function mostOfEach(places: Statistics['places']): Statistics['places'] {
  const sorted = places.toSorted((a, b) => b.events - a.events || a.name.localeCompare(b.name));
  const seen = new Map<string, number>();
  return sorted.filter(({ kind }) => {
    const n = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, n);
    return n <= MOST_PLACES;
  });
}

/** When the first event of an account was, epoch ms; null if it has none. */
function firstOf(db: Database, schema: string): number | null {
  const { time } = db.prepare(`SELECT min(time) / 1000000 AS time FROM ${schema}.event`).get() as {
    time: number | null;
  };
  return time;
}
