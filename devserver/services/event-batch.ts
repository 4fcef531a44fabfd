import { ConsumerGone, type Delivery } from '../log/log.ts';
import type { Aos } from './aos.ts';

// How often a call that cannot be answered yet checks again.
const LOOK_MS = 20;

/**
 * What a batch call takes: everything that waits. A delivery whose block was met in the same call is acknowledged in the
 * server's own name. With the fault `full` the call goes on while JetStream, which has as many out as it ever has, gives
 * no more: until others acknowledge some, the ack wait brings them again, or the consumer is deleted.
 */
export async function takeBatch(aos: Aos, consumer: string, signal: AbortSignal): Promise<Delivery[]> {
  const met = new Set<number>();
  const taken: Delivery[] = [];
  const take = async () => {
    const twins: string[] = [];
    const waiting = await aos.log.takeAll(consumer);
    // A call whose client has gone ends where it waits (tonic drops it): it acknowledges nothing of what comes then.
    if (signal.aborted) return;
    for (const delivery of waiting) {
      const { block, reply } = delivery;
      if (block !== undefined && met.has(block)) twins.push(reply);
      else taken.push(delivery);
      if (block !== undefined) met.add(block);
    }
    if (twins.length > 0) await aos.log.ack(twins);
  };
  await take();
  if (!aos.faults.has('full')) return taken;
  try {
    while (!signal.aborted && (await aos.log.counts(consumer)).outstanding >= aos.maxAckPending) {
      await new Promise<void>((resolve) => void aos.clock.after(LOOK_MS, resolve));
      await take();
    }
  } catch (reason) {
    if (!(reason instanceof ConsumerGone)) throw reason;
  }
  return taken;
}
