import { setTimeout as sleep } from 'node:timers/promises';
import { arrivalOf } from './database.ts';
import type { Rig } from './rig.ts';

/** How the app came back from a fault. */
export interface Recovery {
  kind: string;
  /** From the end of the fault until events published right then were stored, in every subscription; null when that never happened. */
  ms: number | null;
  /** One of them was delivered more than once: the first delivery got lost, and the server's ack wait had to pass. */
  waitedForServer: boolean;
  /** A consumer was gone, and only opening anew a stream that brought nothing any more told. */
  waitedForReopen: boolean;
  /** The next fault came in between. */
  hasty: boolean;
}

const LOOK = 20;
/** Longer than any recovery, ms of true time; and never less than `LEAST` of this run. */
const PATIENCE = 15 * 60_000;
const LEAST = 60_000;

/** Publishes a probe and waits until it is stored. */
export async function measureRecovery(rig: Rig, kind: string, hasty: boolean): Promise<Recovery> {
  const ended = performance.now();
  const since = Date.now();
  const { sequences, links } = await rig.publisher.probe();
  const until = ended + Math.max(LEAST, rig.scale.of(PATIENCE));
  while (performance.now() < until) {
    const arrival = arrivalOf(rig.data, sequences, since, links);
    if (arrival) {
      const ms = performance.now() - ended;
      const { delivered, lostUnsaid } = arrival;
      return { kind, ms, waitedForServer: delivered > 1, waitedForReopen: lostUnsaid > 0, hasty };
    }
    await sleep(LOOK);
  }
  return { kind, ms: null, waitedForServer: false, waitedForReopen: false, hasty };
}
