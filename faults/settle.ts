import { setTimeout as sleep } from 'node:timers/promises';
import { peek } from './database.ts';
import type { Rig } from './rig.ts';

/** What is still on its way at the moment. */
export interface Unsettled {
  /** Of the app's consumers, by the server's count. */
  pending: number;
  outstanding: number;
  /** Acks the app still has to send. */
  outbox: number;
  /** Consumers the app has no replacement for yet. */
  missing: number;
}

export const total = (u: Unsettled): number => u.pending + u.outstanding + u.outbox + u.missing;

/** The ids of the consumers the app reads. */
export function consumersOf(data: string): string[] {
  return (
    peek(data, (db) =>
      db.prepare('SELECT consumer FROM subscription WHERE removed = 0 AND consumer IS NOT NULL').all(),
    ) ?? []
  ).map((row) => (row as { consumer: string }).consumer);
}

/** The ids of the consumers that the app still has to delete on the server. */
export function removalsOf(data: string): string[] {
  const rows = peek(data, (db) => db.prepare('SELECT consumer FROM removal').all()) ?? [];
  return rows.map((row) => (row as { consumer: string }).consumer);
}

/** Asks the server and the database; undefined when one of them cannot say. */
export async function unsettled(rig: Rig): Promise<Unsettled | undefined> {
  const own = peek(rig.data, (db) => {
    const count = (sql: string) => (db.prepare(sql).get() as { n: number }).n;
    return {
      outbox: count('SELECT count(*) AS n FROM outbox WHERE bad IS NULL'),
      subscriptions: count('SELECT count(*) AS n FROM subscription WHERE removed = 0'),
    };
  });
  if (own === undefined) return undefined;
  const ids = new Set(consumersOf(rig.data));
  const { consumers } = await rig.aos.stats();
  // One that is gone from the log counts 0 of everything: it has to have been opened by the app to count as there.
  const theirs = consumers.filter((c) => ids.has(c.id) && c.openStreams > 0);
  return {
    pending: theirs.reduce((sum, c) => sum + c.pending, 0),
    outstanding: theirs.reduce((sum, c) => sum + c.outstanding, 0),
    outbox: own.outbox,
    missing: own.subscriptions - theirs.length,
  };
}

/** Waits until nothing is on its way any more, twice in a row; gives what is left after `ms`. */
export async function settle(rig: Rig, ms: number): Promise<Unsettled> {
  const until = performance.now() + ms;
  let calm = 0;
  for (;;) {
    const now = await unsettled(rig);
    calm = now !== undefined && total(now) === 0 ? calm + 1 : 0;
    if (now !== undefined && (calm >= 2 || performance.now() > until)) return now;
    await sleep(200);
  }
}
