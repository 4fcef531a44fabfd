import { setTimeout as sleep } from 'node:timers/promises';
import { liveOf, ownCounts, recordsOf } from './own-consumers.ts';
import type { Rig } from './rig.ts';

/** What is still in progress. */
export interface Unsettled {
  /** The server's counts of the app's records and of the consumers it has a stream on. */
  pending: number;
  outstanding: number;
  /** Acks the app still has to send. */
  outbox: number;
  /** Records that are gone and not yet replaced by the app. */
  missing: number;
}

export const total = (u: Unsettled): number => u.pending + u.outstanding + u.outbox + u.missing;

/** Asks the server and the database; returns undefined when one of them cannot answer. */
async function unsettled(rig: Rig): Promise<Unsettled | undefined> {
  const own = ownCounts(rig.data);
  if (own === undefined) return undefined;
  const [records, live] = [new Set(recordsOf(rig.data)), new Set(liveOf(rig.data))];
  const { consumers } = await rig.aos.stats();
  const read = consumers.filter((c) => records.has(c.id) || live.has(c.id));
  return {
    pending: read.reduce((sum, c) => sum + c.pending, 0),
    outstanding: read.reduce((sum, c) => sum + c.outstanding, 0),
    outbox: own.outbox,
    missing: own.subscriptions - read.filter((c) => records.has(c.id) && c.inLog).length,
  };
}

/** Waits until nothing is in progress, twice in a row; returns what is left after `ms`. */
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
