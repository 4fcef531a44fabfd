import { startOfDay } from './local-days.ts';
import type { Database } from './sqlite.ts';

/** The part of a local day that lies in a period: the start of the day (epoch ms), and its first and last time, ns. */
interface DayPart {
  start: number;
  low: bigint;
  high: bigint;
}

/**
 * Returns a function that goes through the local days of a period (ns, both ends included) on which a database has events, the
 * latest first: from one to the one before it, as there may be years between them.
 */
export function eventDays(db: Database, schema = 'main'): (from: bigint, to: bigint) => Generator<DayPart> {
  const last = db.prepare(`SELECT max(time) AS time FROM ${schema}.event WHERE time >= ? AND time <= ?`);
  last.setReadBigInts(true);
  return function* days(from, to) {
    for (let high = to; ; ) {
      const { time } = last.get(from, high) as { time: bigint | null };
      if (time === null) return;
      const start = startOfDay(Number(time / 1_000_000n));
      const begin = BigInt(start) * 1_000_000n;
      const low = begin < from ? from : begin;
      yield { start, low, high };
      if (low === from) return;
      high = low - 1n;
    }
  };
}
