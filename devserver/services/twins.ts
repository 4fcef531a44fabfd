import type { Fault } from '../faults.ts';
import type { Delivery } from '../log/log.ts';

/** Tells which deliveries the server acknowledges itself instead of sending them to the client. */
export interface Twins {
  /** Notes a delivery. Returns true for a twin of a noted one, and with the fault `loss` for its redelivery too. */
  isSettled(delivery: Pick<Delivery, 'block' | 'sequence'>): boolean;
}

/** Remembers the events that one reader has met; a new reader knows none of them. */
export function createTwins(faults: ReadonlySet<Fault>): Twins {
  const firstByBlock = new Map<number, number>();
  return {
    isSettled({ block, sequence }) {
      if (block === undefined) return false;
      const first = firstByBlock.get(block);
      if (first !== undefined) return faults.has('loss') || first !== sequence;
      // Noted before it is sent, whether or not it ever arrives.
      firstByBlock.set(block, sequence);
      return false;
    },
  };
}
