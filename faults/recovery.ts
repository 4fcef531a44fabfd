import { setTimeout as sleep } from 'node:timers/promises';
import { type Arrival, arrivalOf } from './database.ts';
import type { Probe } from './publisher.ts';
import type { Rig } from './rig.ts';

/** How the app recovered from a fault. */
export interface Recovery {
  kind: string;
  /**
   * From the end of the fault until events published right then, and those it had missed, were stored in every
   * subscription; null when that never happened.
   */
  ms: number | null;
  /** Whether one was delivered more than once: the first delivery was lost, and the server's ack wait had to pass. */
  waitedForServer: boolean;
  /** Whether the server had lost a record, which only asking could reveal. */
  waitedForRecord: boolean;
  /** Whether the next fault came first. */
  hasty: boolean;
}

const LOOK = 20;
/** Longer than any recovery, ms of true time; at least `LEAST` ms of this run. */
const PATIENCE = 15 * 60_000;
const LEAST = 60_000;

/** Publishes a probe and waits until it is stored. @param missed earlier probes to wait for as well. */
export async function measureRecovery(
  rig: Rig,
  kind: string,
  hasty: boolean,
  missed: readonly Probe[],
): Promise<Recovery> {
  const ended = performance.now();
  const probes = [...missed, await rig.publisher.probe()];
  const until = ended + Math.max(LEAST, rig.scale.of(PATIENCE));
  const arrivals: Arrival[] = [];
  while (performance.now() < until) {
    const next = probes[arrivals.length];
    if (!next) {
      return {
        kind,
        ms: performance.now() - ended,
        waitedForServer: arrivals.some((arrival) => arrival.delivered > 1),
        waitedForRecord: arrivals.some((arrival) => arrival.lostRecords > 0),
        hasty,
      };
    }
    const arrival = arrivalOf(rig.data, next);
    if (arrival) arrivals.push(arrival);
    else await sleep(LOOK);
  }
  return { kind, ms: null, waitedForServer: false, waitedForRecord: false, hasty };
}
